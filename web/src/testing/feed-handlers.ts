// The pretend server's blogs. At "nowhere" there is none, and a page of "several" names two.
import type { RequestHandler } from 'msw';
import type {
  Account,
  Feed,
  FeedChange,
  FeedEntry,
  FeedPreview,
  FeedSearch,
  FeedTrial,
  FeedTrialResult,
  NewFeed,
} from '../api/types';
import { ago, ahead, nextId } from './samples';
import { type Guard, on, problem, reply } from './typed-http';
import type { World } from './world';

export function aFeed(part: Partial<Feed> = {}): Feed {
  return {
    id: nextId(),
    version: 0,
    address: 'https://blog.example/feed.xml',
    site: 'https://blog.example/',
    title: 'The Pillar Box',
    active: true,
    template: '{title} {url}',
    account_ids: [],
    approval: false,
    with_image: false,
    delay_minutes: 0,
    per_day: 3,
    ping_path: '/api/feed-pings/nD6V0PJHk3pXaG1xk2mB7oQhT5cYfW9e',
    health: 'working',
    failure: null,
    failing_since: null,
    polled_at: ago(5),
    next_poll_at: ahead(10),
    created_at: ago(600),
    updated_at: ago(600),
    ...part,
  };
}

export function aFeedEntry(part: Partial<FeedEntry> = {}): FeedEntry {
  return {
    id: nextId(),
    title: 'Fresh paint',
    url: 'https://blog.example/paint',
    summary: '',
    published_at: ago(60),
    first_seen_at: ago(50),
    state: 'baseline',
    reason: null,
    share_at: null,
    post_id: null,
    draft_id: null,
    ...part,
  };
}

const newest = {
  title: 'Fresh paint',
  url: 'https://blog.example/paint',
  summary: '',
  published_at: null,
  has_image: false,
};

function preview({ template, title = '', url, summary = '' }: FeedTrial) {
  const text = template.replace('{title}', title).replace('{url}', url).replace('{summary}', summary);
  return { text, weighted_length: text.length, weighted_max: 280, is_shortened: false };
}

const LONG = 25_000;
const mayWriteLong = (account: Account) => account.text_weighted_max === LONG;
const longer = (shared: FeedPreview): FeedPreview => ({
  ...shared,
  text: `${shared.text} …`,
  weighted_max: LONG,
});

const SEVERAL = [
  { address: 'https://blog.example/feed.xml', title: 'The Pillar Box' },
  { address: 'https://blog.example/comments.xml', title: 'Comments' },
];

export function feedHandlersFor(world: World, guarded: Guard): RequestHandler[] {
  const unknown = () => problem('not_found', 404, { detail: 'There is no such feed.' });
  const find = (id: unknown) => world.feeds.find((feed) => feed.id === id);
  return [
    on(
      'get',
      '/api/feeds',
      guarded(() => reply(200, { items: world.feeds })),
    ),
    on(
      'post',
      '/api/feeds/find',
      guarded(async ({ request }) => {
        const { address, template } = (await request.json()) as FeedSearch;
        if (address.includes('nowhere')) {
          const detail = 'No feed is there, and the page names none.';
          return problem('invalid_fields', 422, {
            detail,
            errors: [{ field: 'address', code: 'feed_not_found', detail }],
          });
        }
        return reply(200, {
          address: address === SEVERAL[1]?.address ? address : 'https://blog.example/feed.xml',
          title: address === SEVERAL[1]?.address ? 'Comments' : 'The Pillar Box',
          site: 'https://blog.example/',
          entry_count: 12,
          newest,
          preview: preview({ template: template ?? '{title} {url}', ...newest }),
          alternates: address.includes('several') ? SEVERAL : [],
        });
      }),
    ),
    on(
      'post',
      '/api/feeds/preview',
      guarded(async ({ request }) => {
        const trial = (await request.json()) as FeedTrial;
        const isMeant = (id: string) => (trial.account_ids ?? []).length === 0 || trial.account_ids?.includes(id);
        const meant = world.accounts.filter(({ id }) => isMeant(id));
        const [long, short] = [meant.filter(mayWriteLong), meant.filter((account) => !mayWriteLong(account))];
        // As if a longer title stood there whole where there is room.
        const overrides =
          short.length === 0 ? [] : long.map(({ id }) => ({ account_id: id, ...longer(preview(trial)) }));
        return reply(200, { ...preview(trial), overrides } satisfies FeedTrialResult);
      }),
    ),
    on(
      'post',
      '/api/feeds',
      guarded(async ({ request }) => {
        const { template, ...wishes } = (await request.json()) as NewFeed;
        const feed = aFeed({ ...wishes, template: template ?? '{title} {url}' });
        world.feeds = [...world.feeds, feed];
        return reply(201, feed);
      }),
    ),
    on(
      'patch',
      '/api/feeds/{id}',
      guarded(async ({ request, params }) => {
        const before = find(params['id']);
        if (before === undefined) return unknown();
        if (!request.headers.get('If-Match')?.startsWith(`"${before.version}-`)) {
          return problem('precondition_failed', 412, {
            detail: 'The feed changed since you read it, so nothing was changed. Read it again.',
          });
        }
        const change = (await request.json()) as FeedChange;
        const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== null));
        const active = change.active ?? before.active;
        const feed: Feed = {
          ...before,
          ...given,
          version: before.version + 1,
          active,
          health: active ? 'working' : 'paused',
        };
        world.feeds = world.feeds.map((other) => (other.id === feed.id ? feed : other));
        return reply(200, feed);
      }),
    ),
    on(
      'delete',
      '/api/feeds/{id}',
      guarded(({ params }) => {
        if (find(params['id']) === undefined) return unknown();
        world.feeds = world.feeds.filter((feed) => feed.id !== params['id']);
        return reply(204, undefined);
      }),
    ),
    on(
      'post',
      '/api/feeds/{id}/ping',
      guarded(({ params }) => {
        const feed = find(params['id']);
        return feed === undefined ? unknown() : reply(200, { answered: true, post_ids: [], feed });
      }),
    ),
    on(
      'get',
      '/api/feeds/{id}/items',
      guarded(({ request }) => {
        const { searchParams } = new URL(request.url);
        const [from, limit] = [Number(searchParams.get('cursor') ?? 0), Number(searchParams.get('limit') ?? 20)];
        const items = world.feedEntries.slice(from, from + limit);
        const end = from + items.length;
        return reply(200, { items, next_cursor: end < world.feedEntries.length ? String(end) : null });
      }),
    ),
    on(
      'post',
      '/api/feeds/{id}/items/{item_id}/share',
      guarded(({ params }) => {
        const entry = world.feedEntries.find((other) => other.id === params['item_id']);
        if (entry === undefined) return unknown();
        const shared: FeedEntry = { ...entry, state: 'shared', reason: null };
        world.feedEntries = world.feedEntries.map((other) => (other.id === shared.id ? shared : other));
        return reply(200, shared);
      }),
    ),
  ];
}
