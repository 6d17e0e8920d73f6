import { type Ref, useId } from 'react';
import type { Limits } from '@/api/types';
import { inWords } from '@/lib/bytes';
import { cx } from '@/lib/cx';
import { describeError } from '@/lib/describe-error';
import { Button, IconButton } from '@/ui/button';
import { Field, FieldProblem, inputClass } from '@/ui/field';
import { Icon } from '@/ui/icon';
import { Spinner } from '@/ui/spinner';
import { words } from '@/words';
import type { DraftImage, Upload } from '../draft';
import { isMadeSmaller } from './check-image';
import type { ImageErrors } from './image-errors';

export interface ImageRowProps {
  image: DraftImage;
  /** Its place, from 0, among so many. */
  index: number;
  count: number;
  limits: Limits;
  errors: ImageErrors;
  isReadOnly: boolean;
  onDescribe: (altText: string) => void;
  onMove: (by: number) => void;
  onTryAgain: () => void;
  onRemove: () => void;
  ref?: Ref<HTMLLIElement>;
}

/** One image: what it is, what happens to it, and the words for those who cannot see it. */
export function ImageRow(props: ImageRowProps) {
  const { image, index, count, limits, errors } = props;
  const id = useId();
  const number = count === 1 ? null : index + 1;
  const used = [...image.altText].length;
  const max = limits.alt_text_max;
  const tooLong = used > max ? words.compose.altTooLong(used - max, max) : undefined;
  return (
    <li ref={props.ref} aria-labelledby={`${id}-name`} className="rounded-control bg-sunken p-3">
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1 self-center text-sm text-ink-soft">
          <p id={`${id}-name`} className="flex min-w-0 gap-1.5" title={image.name}>
            {number !== null && (
              <span className="font-semibold text-ink">
                <span className="sr-only">{words.compose.image} </span>
                {number}
              </span>
            )}
            <span className="truncate">{image.name}</span>
            <span className="shrink-0">
              · {inWords(image.size)}
              {image.isAnimated && ` · ${words.compose.animated}`}
            </span>
          </p>
          {image.file !== null && isMadeSmaller(image, limits) && (
            <p className="mt-0.5 flex gap-1.5">
              <Icon name="info" size={16} className="mt-0.5 shrink-0" />
              {words.compose.madeSmaller(inWords(limits.image_bytes_max))}
            </p>
          )}
          <UploadLine upload={image.upload} onTryAgain={props.onTryAgain} />
        </div>
        {!props.isReadOnly && (
          <div className="-my-1.5 -mr-1 flex shrink-0">
            {number !== null && (
              <>
                <Mover
                  label={words.compose.moveEarlier(number)}
                  icon="left"
                  isShown={index > 0}
                  onClick={() => props.onMove(-1)}
                />
                <Mover
                  label={words.compose.moveLater(number)}
                  icon="right"
                  isShown={index < count - 1}
                  onClick={() => props.onMove(1)}
                />
              </>
            )}
            <IconButton label={words.compose.removeImage(number)} onClick={props.onRemove}>
              <Icon name="close" />
            </IconButton>
          </div>
        )}
      </div>
      {errors.image !== undefined && <FieldProblem>{errors.image}</FieldProblem>}
      <div className="mt-2">
        <Field
          label={words.compose.describe(number)}
          hint={
            <span className="flex flex-wrap justify-between gap-x-3">
              {/* With several it stands above them once. */}
              <span className={cx(number !== null && 'sr-only')}>{words.compose.describeHint}</span>
              <Used used={used} max={max} isShown={number === null || used > 0} />
            </span>
          }
          error={errors.altText ?? tooLong}
        >
          {(wiring) => (
            <textarea
              {...wiring}
              dir="auto"
              value={image.altText}
              readOnly={props.isReadOnly}
              rows={2}
              onChange={(event) => props.onDescribe(event.target.value)}
              className={cx(inputClass, 'block max-h-60 resize-y [field-sizing:content]')}
            />
          )}
        </Field>
      </div>
    </li>
  );
}

/** Whether the server has it yet. Said only while it has not. */
function UploadLine({ upload, onTryAgain }: { upload: Upload; onTryAgain: () => void }) {
  if (upload.state === 'kept') return null;
  if (upload.state !== 'failed') {
    return (
      <p className="mt-0.5 flex items-center gap-1.5">
        <Spinner size={14} /> {words.compose.uploading}
      </p>
    );
  }
  const { detail } = describeError(upload.error, words.compose.doingUpload);
  return (
    <div role="alert" className="mt-0.5">
      <FieldProblem>
        {words.compose.notUploaded} {detail}
      </FieldProblem>
      <Button look="quiet" className="-ml-2 px-2 text-sm underline" onClick={onTryAgain}>
        {words.compose.uploadAgain}
      </Button>
    </div>
  );
}

interface MoverProps {
  label: string;
  icon: 'left' | 'right';
  /** At the ends there is nowhere to go, and the place of the button is kept. */
  isShown: boolean;
  onClick: () => void;
}

function Mover({ label, icon, isShown, onClick }: MoverProps) {
  return (
    <IconButton label={label} onClick={onClick} data-mover={icon} className={cx(!isShown && 'invisible')}>
      <Icon name={icon} />
    </IconButton>
  );
}

function Used({ used, max, isShown }: { used: number; max: number; isShown: boolean }) {
  return (
    <span className="ml-auto tabular-nums">
      {isShown && (
        <span aria-hidden="true">
          {used}/{max}
        </span>
      )}
      <span className="sr-only">{words.compose.charactersUsed(used, max)}</span>
    </span>
  );
}
