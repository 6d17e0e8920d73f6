import { useEffect, useId, useState } from 'react';
import { inWords } from '@/lib/bytes';
import { cx } from '@/lib/cx';
import { Button } from '@/ui/button';
import { Field, inputClass } from '@/ui/field';
import { Icon } from '@/ui/icon';

interface AttachmentProps {
  image: File;
  altText: string;
  altTextMax: number;
  imageError: string | undefined;
  altTextError: string | undefined;
  isReadOnly: boolean;
  onAltText: (text: string) => void;
  onRemove: () => void;
}

/** The chosen image as it will go out, and the words for those who cannot see it. */
export function Attachment(props: AttachmentProps) {
  const { image, altText, altTextMax } = props;
  const url = useObjectUrl(image);
  const errorId = useId();
  const used = [...altText].length;
  const tooLong =
    used > altTextMax ? `Shorten this by ${used - altTextMax} characters: X takes ${altTextMax}.` : undefined;
  return (
    <div className="mx-5 mb-4 grid gap-4 rounded-control bg-sunken p-3 sm:grid-cols-[10rem_1fr]">
      <figure className="min-w-0">
        {url !== null && (
          <img
            src={url}
            alt={altText === '' ? `Preview of ${image.name}` : altText}
            className="aspect-[4/3] w-full rounded-control bg-line object-contain"
          />
        )}
        <figcaption className="mt-2 truncate text-sm text-ink-soft" title={image.name}>
          {image.name} · {inWords(image.size)}
        </figcaption>
        {props.imageError !== undefined && (
          <p id={errorId} className="mt-1 text-sm font-medium text-caution">
            {props.imageError}
          </p>
        )}
      </figure>
      <div className="flex min-w-0 flex-col gap-3">
        <Field
          label="Describe the image"
          hint={`Read aloud to people who cannot see it. ${used} of ${altTextMax} characters.`}
          error={props.altTextError ?? tooLong}
        >
          {(wiring) => (
            <textarea
              {...wiring}
              value={altText}
              readOnly={props.isReadOnly}
              rows={3}
              onChange={(event) => props.onAltText(event.target.value)}
              className={cx(inputClass, 'resize-y')}
            />
          )}
        </Field>
        <Button look="quiet" onClick={props.onRemove} className="-ml-2 self-start">
          <Icon name="close" />
          Remove image
        </Button>
      </div>
    </div>
  );
}

function useObjectUrl(file: File): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return url;
}
