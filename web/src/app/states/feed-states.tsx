import { preferencesQuery } from '@/api/calls/get-preferences';
import { accountsQuery } from '@/api/calls/list-accounts';
import { feedItemsQuery } from '@/api/calls/list-feed-items';
import { feedsQuery } from '@/api/calls/list-feeds';
import { feedPreviewQuery } from '@/api/calls/preview-feed';
import { NoAnswer } from '@/api/problem';
import { FeedEntries } from '@/features/feeds/feed-entries';
import type { FeedLinks } from '@/features/feeds/feed-links';
import { FeedSettings } from '@/features/feeds/feed-settings';
import { Feeds } from '@/features/feeds/feeds';
import { SharingCard } from '@/features/feeds/sharing-card';
import { aFeed, aFeedEntry } from '@/testing/feed-handlers';
import { thePreferences } from '@/testing/notification-samples';
import { ago, ahead, anAccount } from '@/testing/samples';
import { Frozen, Group, State } from './frame';

const feedLinksHere: FeedLinks = {
  post: (_, label) => <span className="link">{label}</span>,
  draft: (_id, label) => <span className="link">{label}</span>,
};
const preferences = [preferencesQuery.queryKey, thePreferences({ auto_share_blog_to_x: true })] as const;
const { queryKey } = feedsQuery;

const ONE = aFeed({ account_ids: ['ada', 'grace'] });
const LONG = 'What the mill did in the year of the great frost, and why the wheel was not the one to blame for it';
const ENTRIES = [
  aFeedEntry({ title: 'Fresh paint', state: 'shared', post_id: 'post' }),
  aFeedEntry({
    title: 'Letters',
    url: 'https://blog.example/letters',
    state: 'draft',
    reason: 'approval',
    draft_id: 'draft',
  }),
  aFeedEntry({ title: 'A new wheel', state: 'waiting', share_at: ahead(12) }),
  aFeedEntry({ title: 'Too many of them', state: 'skipped', reason: 'too_many' }),
  aFeedEntry({ title: LONG }),
];
const ACCOUNTS = [
  anAccount({ id: 'ada', username: 'ada_writes' }),
  anAccount({ id: 'grace', username: 'grace_writes', text_weighted_max: 25_000 }),
];
const { title, summary } = aFeedEntry({ title: LONG });
const { template, account_ids } = ONE;
const trial = feedPreviewQuery({ template, title, url: 'https://blog.example/paint', summary, account_ids });
const shared = {
  text: `${LONG.slice(0, 60)}… https://blog.example/paint`,
  weighted_length: 280,
  weighted_max: 280,
  is_shortened: true,
};
const own = {
  account_id: 'grace',
  text: `${LONG} https://blog.example/paint`,
  weighted_length: 342,
  weighted_max: 25_000,
  is_shortened: false,
};

/** Pages as they are kept. */
const pages = (items: typeof ENTRIES, next_cursor: string | null = null) => ({
  pages: [{ items, next_cursor }],
  pageParams: [null],
});

export function FeedStates() {
  const all = [
    aFeed(),
    aFeed({ title: 'Notes', health: 'failing', failure: 'unreachable', failing_since: ago(1500) }),
    aFeed({ title: 'An old one', active: false, health: 'gone', failure: 'gone', failing_since: ago(4000) }),
    aFeed({ title: 'Holidays', active: false, health: 'paused' }),
  ];
  return (
    <Group title="Blog">
      <State name="loading">
        <Frozen data={[preferences]}>
          <Feeds links={feedLinksHere} />
        </Frozen>
      </State>
      <State name="error">
        <Frozen data={[preferences]} failed={[[queryKey, new NoAnswer('unknown')]]}>
          <Feeds links={feedLinksHere} />
        </Frozen>
      </State>
      <State name="none yet">
        <Frozen data={[preferences, [queryKey, { items: [] }]]}>
          <Feeds links={feedLinksHere} />
        </Frozen>
      </State>
      <State name="working, failing, gone, paused">
        <Frozen data={[preferences, [queryKey, { items: all }]]}>
          <Feeds links={feedLinksHere} />
        </Frozen>
      </State>
      <State name="entries: what became of each, and older ones">
        <Frozen data={[[feedItemsQuery(ONE.id).queryKey, pages(ENTRIES, 'next')]]}>
          <FeedEntries feed={ONE} links={feedLinksHere} />
        </Frozen>
      </State>
      <State name="entries: none">
        <Frozen data={[[feedItemsQuery(ONE.id).queryKey, pages([])]]}>
          <FeedEntries feed={ONE} links={feedLinksHere} />
        </Frozen>
      </State>
      <State name="settings: several accounts, one with more room">
        <Frozen
          data={[
            [accountsQuery.queryKey, { items: ACCOUNTS }],
            [feedItemsQuery(ONE.id).queryKey, pages(ENTRIES.slice(-1))],
            [trial.queryKey, { ...shared, overrides: [own] }],
          ]}
        >
          <FeedSettings feed={ONE} />
        </Frozen>
      </State>
      <State name="entries: loading">
        <Frozen>
          <FeedEntries feed={ONE} links={feedLinksHere} />
        </Frozen>
      </State>
      <State name="entries: error">
        <Frozen failed={[[feedItemsQuery(ONE.id).queryKey, new NoAnswer('unknown')]]}>
          <FeedEntries feed={ONE} links={feedLinksHere} />
        </Frozen>
      </State>
      <State name="among the preferences">
        <Frozen data={[preferences]}>
          <SharingCard
            toBlogs={
              <a className="link" href="/dashboard/settings?tab=blog">
                To the blogs
              </a>
            }
          />
        </Frozen>
      </State>
    </Group>
  );
}
