import { NoAnswer } from '@/api/problem';
import { Composer } from '@/features/compose/composer';
import { type DraftImage, writeDraft } from '@/features/compose/draft';
import { DropShade } from '@/features/compose/images/drop-shade';
import type { ImageErrors } from '@/features/compose/images/image-errors';
import { ImageList } from '@/features/compose/images/image-list';
import { LostImages, RefusedImages } from '@/features/compose/images/image-notes';
import { withImageStep } from '@/testing/account-samples';
import { aPicture } from '@/testing/pictures';
import { anAccount, aPlatform } from '@/testing/samples';
import { withoutImages } from '@/testing/world';
import { settingsLink } from './compose-states';
import { Frozen, Group, State } from './frame';

const { limits } = aPlatform();
const nothing = () => undefined;

function image(id: string, hue: number, part: Partial<DraftImage> = {}): DraftImage {
  const file = part.file ?? aPicture(`${id}.png`, hue);
  const upload = { state: 'kept', mediaId: id } as const;
  const { name, size } = file;
  return { id, name, size, file, altText: '', isAnimated: false, url: null, upload, ...part };
}

const MILL = image('mill', 20, { altText: 'The mill, drawn from the side' });
const FOUR = [MILL, image('store', 95), image('card-with-holes', 170), image('loom', 245)];
const LARGE = image('panorama', 310, { file: aPicture('panorama.jpg', 310, 5_400_000) });
const BROKEN = image('broken', 0, { file: new File(['no picture'], 'broken.png') });

const ERRORS = new Map<string, ImageErrors>([
  ['store', { image: 'X takes images of up to 8192 pixels a side; this one has 9000. Choose a smaller one.' }],
  ['loom', { altText: 'The description is too long: it has 1204 characters and at most 1000 are possible.' }],
]);

const LISTS: [name: string, images: DraftImage[], errors?: ReadonlyMap<string, ImageErrors>][] = [
  ['one', [MILL]],
  ['one animated GIF', [image('turning', 60, { isAnimated: true })]],
  ['one that is made smaller', [LARGE]],
  ['one that the browser cannot show', [BROKEN]],
  ['two', FOUR.slice(0, 2)],
  ['three', FOUR.slice(0, 3)],
  ['four', FOUR],
  ['four, refused by the server for two of them', FOUR, ERRORS],
  ['one on its way', [image('loom', 245, { upload: { state: 'sending' } })]],
  ['one that did not arrive', [image('loom', 245, { upload: { state: 'failed', error: new NoAnswer('unknown') } })]],
  ['described at too great a length', [{ ...MILL, altText: 'word '.repeat(201) }]],
];

export function ImageStates() {
  writeDraft('states-images', { text: 'Four drawings.', images: FOUR, isWritten: true });
  return (
    <Group title="Images in the composer">
      <Frozen>
        {LISTS.map(([name, images, errors]) => (
          <State key={name} name={name}>
            <ImageList
              images={images}
              limits={limits}
              errors={errors ?? new Map()}
              sent={images}
              isReadOnly={false}
              onDescribe={nothing}
              onMove={nothing}
              onPlace={nothing}
              onTryAgain={nothing}
              onRemove={nothing}
            />
          </State>
        ))}
        <State name="while it is sent">
          <ImageList
            images={[MILL]}
            limits={limits}
            errors={new Map()}
            sent={[]}
            isReadOnly
            onDescribe={nothing}
            onMove={nothing}
            onPlace={nothing}
            onTryAgain={nothing}
            onRemove={nothing}
          />
        </State>
        <State name="in the composer">
          <Composer
            userId="states-images"
            accounts={[anAccount()]}
            platform={aPlatform()}
            settingsLink={settingsLink}
            historyLink={settingsLink}
          />
        </State>
        <State name="files that were not taken">
          <RefusedImages
            refused={[
              {
                names: ['loom.png', 'store.png'],
                reason: 'Not added: a post takes four images. Remove one to make room.',
              },
              {
                names: ['notes.pdf'],
                reason: 'This file is not an image that X takes. Choose a JPEG, PNG, GIF or WebP.',
              },
            ]}
            onDismiss={nothing}
          />
        </State>
        <State name="lost with a reload">
          <LostImages
            lost={[
              { name: 'mill.png', size: 1, altText: 'The mill' },
              { name: 'loom.png', size: 1, altText: '' },
            ]}
            onDismiss={nothing}
          />
        </State>
        {(['allowed', 'off', 'needs_grant'] as const).map((policy) => (
          <State key={policy} name={`files held above it: ${policy}`}>
            <div className="relative h-40">
              <DropShade policy={policy} imagesMax={4} />
            </div>
          </State>
        ))}
        <State name="images switched off">
          <Composer
            userId="states-off"
            accounts={[anAccount()]}
            platform={withoutImages()}
            settingsLink={settingsLink}
            historyLink={settingsLink}
          />
        </State>
        <State name="images need the second step">
          <Composer
            userId="states-step"
            accounts={[withImageStep('missing')]}
            platform={aPlatform({ image_sending: 'needs_image_grant' })}
            settingsLink={settingsLink}
            historyLink={settingsLink}
          />
        </State>
      </Frozen>
    </Group>
  );
}
