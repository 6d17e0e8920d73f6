import { foundPostsQuery } from '@/api/calls/find-posts';
import { postQuery } from '@/api/calls/get-post';
import { preferencesQuery } from '@/api/calls/get-preferences';
import { accountsQuery } from '@/api/calls/list-accounts';
import { recentPostsQuery } from '@/api/calls/list-posts';
import { NoAnswer, Refused } from '@/api/problem';
import type { Post } from '@/api/types';
import { ReconnectAccount } from '@/features/accounts/reconnect-account';
import { CancelProblem } from '@/features/history/cancel-button';
import { History } from '@/features/history/history';
import { HistoryView } from '@/features/history/history-view';
import { PickedPost } from '@/features/history/picked-post';
import { RetryProblem } from '@/features/history/retry-button';
import { thePreferences } from '@/testing/notification-samples';
import { aPicture } from '@/testing/pictures';
import { plainLinks, plainSettingsLink } from '@/testing/plain-links';
import { aDelivery, anAccount, anImage, aPost } from '@/testing/samples';
import { problem } from '@/testing/typed-http';
import { everyState } from '@/testing/world';
import { buttonClass } from '@/ui/button';
import { Frozen, Group, State } from './frame';

const { queryKey } = recentPostsQuery;
const accounts = [accountsQuery.queryKey, { items: [anAccount()], next_cursor: null }] as const;

const CANCELLING: [name: string, error: Error][] = [
  ['cancel: too late', new Refused(problem('not_editable', 409, { state: 'sending' }).problem)],
  ['cancel: changed elsewhere', new Refused(problem('version_conflict', 409, { version: 2 }).problem)],
  ['cancel: no answer', new NoAnswer('unknown')],
];

/** The pictures of the pretend server, without asking it. */
function pictured(post: Post): Post {
  const images = post.images.map((image, index) => {
    return image.url === null ? image : { ...image, url: URL.createObjectURL(aPicture('kept.svg', 20 + index * 75)) };
  });
  return { ...post, images };
}

const kept = anImage({ url: '/api/media/kept', alt_text: 'The mill, drawn from the side' });
const failed = [aDelivery({ state: 'failed', status: 'failed', can_retry: true })];
const [gone, unreachable] = [anImage({ alt_text: 'A card with holes' }), anImage({ url: '/no-such-image' })];

const PICTURED: [name: string, post: Post][] = [
  ['images: one, kept', pictured(aPost({ images: [kept], deliveries: failed }))],
  [
    'images: four, kept',
    pictured(aPost({ images: ['a', 'b', 'c', 'd'].map((id) => ({ ...kept, id })), deliveries: failed })),
  ],
  [
    'images: made smaller',
    aPost({ images: [anImage({ treatment: 'shrunk', uploaded_bytes: 12_582_912, bytes: 4_404_019 })] }),
  ],
  ['images: hidden data removed', aPost({ images: [anImage({ treatment: 'metadata_removed' })] })],
  ['images: an animated GIF', aPost({ images: [anImage({ media_type: 'image/gif', animated: true })] })],
  ['images: no longer kept, or out of reach', aPost({ images: [gone, unreachable], deliveries: failed })],
];

const preferences = [preferencesQuery.queryKey, thePreferences()] as const;
const { queryKey: foundKey } = foundPostsQuery({});
const { queryKey: filteredKey } = foundPostsQuery({ text: 'engine' });
const page = (items: Post[]) => ({ pages: [{ items, next_cursor: null }], pageParams: [null] });
const nothing = () => undefined;

function TheHistory({ text }: { text?: string }) {
  return (
    <HistoryView
      filters={text === undefined ? {} : { text }}
      onFilter={nothing}
      links={plainLinks}
      reconnect={(one) => <ReconnectAccount account={one} />}
      settingsLink={plainSettingsLink}
      emptyAction={
        <a href="/dashboard" className={buttonClass('primary')}>
          Write the first one
        </a>
      }
    />
  );
}

const picked = aPost({ text: 'The very one' });
const { queryKey: pickedKey } = postQuery(picked.id);

export function HistoryStates() {
  return (
    <Group title="History">
      <State name="loading">
        <Frozen>
          <History />
        </Frozen>
      </State>
      <State name="empty">
        <Frozen data={[[queryKey, { items: [], next_cursor: null }]]}>
          <History />
        </Frozen>
      </State>
      <State name="error">
        <Frozen failed={[[queryKey, new NoAnswer('unknown')]]}>
          <History />
        </Frozen>
      </State>
      <State name="one in each state">
        <Frozen data={[[queryKey, { items: everyState().map(pictured), next_cursor: 'more' }], accounts]}>
          <History />
        </Frozen>
      </State>
      {PICTURED.map(([name, post]) => (
        <State key={name} name={name}>
          <Frozen data={[[queryKey, { items: [post], next_cursor: null }], accounts]}>
            <History />
          </Frozen>
        </State>
      ))}
      {CANCELLING.map(([name, error]) => (
        <State key={name} name={name}>
          <CancelProblem error={error} />
        </State>
      ))}
      <State name="searched: loading">
        <Frozen data={[accounts]}>
          <TheHistory />
        </Frozen>
      </State>
      <State name="searched: some">
        <Frozen data={[accounts, preferences, [foundKey, page(everyState().map(pictured))]]}>
          <TheHistory />
        </Frozen>
      </State>
      <State name="searched: nothing written yet">
        <Frozen data={[accounts, preferences, [foundKey, page([])]]}>
          <TheHistory />
        </Frozen>
      </State>
      <State name="searched: nothing found">
        <Frozen data={[accounts, preferences, [filteredKey, page([])]]}>
          <TheHistory text="engine" />
        </Frozen>
      </State>
      <State name="searched: error">
        <Frozen data={[accounts, preferences]} failed={[[foundKey, new NoAnswer('unknown')]]}>
          <TheHistory />
        </Frozen>
      </State>
      <State name="the one that was come for">
        <Frozen data={[accounts, [pickedKey, picked]]}>
          <PickedPost id={picked.id} onLeave={nothing} />
        </Frozen>
      </State>
      <State name="the one that was come for: loading">
        <Frozen data={[accounts]}>
          <PickedPost id={picked.id} onLeave={nothing} />
        </Frozen>
      </State>
      <State name="the one that was come for: not here">
        <Frozen failed={[[pickedKey, new Refused(problem('not_found', 404).problem)]]}>
          <PickedPost id={picked.id} onLeave={nothing} />
        </Frozen>
      </State>
      <State name="the one that was come for: error">
        <Frozen failed={[[pickedKey, new NoAnswer('unknown')]]}>
          <PickedPost id={picked.id} onLeave={nothing} />
        </Frozen>
      </State>
      <State name="retry: no answer">
        <RetryProblem error={new NoAnswer('unknown')} label="Retry" />
      </State>
      <State name="retry: the images are gone">
        <RetryProblem error={new Refused(problem('images_gone', 409).problem)} label="Retry" />
      </State>
    </Group>
  );
}
