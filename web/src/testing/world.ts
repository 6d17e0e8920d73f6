// A small pretend server: enough memory to click through every screen without the real one.
import type {
  Account,
  ApiKey,
  Attempt,
  Draft,
  Email,
  Feed,
  FeedEntry,
  Image,
  InstanceUser,
  Invitation,
  Lookup,
  Notification,
  Platform,
  Post,
  Preferences,
  SecondFactor,
  Session,
  SessionView,
} from '../api/types';
import { needingYou, theOthers, withImageStep, withTroubleAhead } from './account-samples';
import { someKeys } from './api-key-samples';
import { aBusyCalendar, stuckTogether } from './calendar-samples';
import { aFeed, aFeedEntry } from './feed-handlers';
import { someInvitations, somePeople } from './instance-handlers';
import { anEmail, thePreferences } from './notification-samples';
import { aPicture } from './pictures';
import {
  aDelivery,
  ago,
  ahead,
  aLookup,
  anAccount,
  anAttempt,
  anImage,
  aPlatform,
  aPost,
  aSchedule,
  aScheduledPost,
  aSession,
  aSessionView,
} from './samples';

export interface World {
  session: SessionView;
  /** Ended by somebody else: every call answers `session_required` until the next sign-in. */
  isSessionLost: boolean;
  platforms: Platform[];
  accounts: Account[];
  posts: Post[];
  attempts: Map<string, Attempt[]>;
  lookups: Map<string, Lookup[]>;
  notifications: Notification[];
  preferences: Preferences;
  email: Email;
  sessions: Session[];
  secondFactor: SecondFactor;
  drafts: Draft[];
  apiKeys: ApiKey[];
  people: InstanceUser[];
  invitations: Invitation[];
  feeds: Feed[];
  /** Of every feed. */
  feedEntries: FeedEntry[];
  /** Signed in a while ago: making a key takes the password. */
  asksPassword: boolean;
  /** Pictures by the id of their image. */
  media: Map<string, Blob>;
  /** Images that were uploaded, by their id. */
  uploads: Map<string, Image>;
}

export type Scene = (typeof SCENES)[number];

export const SCENES = [
  'fresh',
  'signed-out',
  'empty',
  'connected',
  'several',
  'busy',
  'text-only',
  'image-step',
  'needs-you',
  'ahead',
  'calendar',
  'stuck',
] as const;

export function aWorld(scene: Scene = 'connected'): World {
  const world: World = {
    session: aSessionView(),
    isSessionLost: false,
    platforms: [aPlatform({ sandbox: true })],
    accounts: [anAccount({ profile_url: '/ada_writes' })],
    posts: [],
    attempts: new Map(),
    lookups: new Map(),
    notifications: [],
    preferences: thePreferences(),
    email: anEmail(),
    sessions: [
      aSession({ current: true }),
      aSession({
        user_agent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile/15E148 Safari/604.1',
        last_seen_at: ago(60 * 5),
      }),
      aSession({ user_agent: 'curl/8.5.0', ip: '198.51.100.4', last_seen_at: ago(60 * 24 * 2) }),
    ],
    drafts: [],
    secondFactor: { on_since: null, recovery_codes_left: 0 },
    apiKeys: [],
    people: somePeople(),
    invitations: [],
    feeds: [],
    feedEntries: [],
    asksPassword: false,
    media: new Map(),
    uploads: new Map(),
  };
  if (scene === 'fresh') world.session = aSessionView({ user: null, setup_required: true });
  if (scene === 'signed-out') world.session = aSessionView({ user: null });
  if (scene === 'fresh' || scene === 'empty') world.accounts = [];
  if (scene === 'several') world.accounts = [...world.accounts, ...theOthers()];
  if (scene === 'busy') {
    world.posts = everyState();
    world.apiKeys = someKeys();
    world.invitations = someInvitations();
    world.feeds = [aFeed()];
    world.feedEntries = [
      aFeedEntry({ state: 'shared' }),
      aFeedEntry({ title: 'Letters', url: 'https://blog.example/letters' }),
    ];
    world.asksPassword = true;
  }
  world.posts
    .flatMap(({ images }) => images)
    .forEach(({ id, url }, index) => {
      if (url !== null) world.media.set(id, aPicture('kept.svg', 20 + index * 75));
    });
  if (scene === 'text-only') world.platforms = [withoutImages()];
  if (scene === 'image-step') {
    world.platforms = [aPlatform({ sandbox: true, image_sending: 'needs_image_grant' })];
    world.accounts = [withImageStep('missing')];
  }
  if (scene === 'needs-you') Object.assign(world, needingYou());
  if (scene === 'calendar') world.posts = aBusyCalendar(500);
  if (scene === 'stuck') world.posts = stuckTogether();
  if (scene === 'ahead') world.accounts = [withTroubleAhead()];
  for (const { id, deliveries } of world.posts) {
    if (deliveries.some(({ state }) => state === 'unconfirmed' || state === 'needs_review')) {
      world.attempts.set(id, [anAttempt({ outcome: 'unconfirmed', http_status: null, code: 'timeout' })]);
      world.lookups.set(id, doubtful());
    }
  }
  return world;
}

/** As with `X_MEDIA_UPLOAD=off`. */
export function withoutImages(): Platform {
  const { limits, ...rest } = aPlatform({ sandbox: true, image_sending: 'off' });
  return { ...rest, limits: { ...limits, images_max: 0 } };
}

function doubtful(): Lookup[] {
  return [
    aLookup({ looked_at: ago(11) }),
    aLookup({ looked_at: ago(10), finding: 'unreadable', detail: 'X answered with status 503.' }),
  ];
}

/** One the server still has. */
function aKeptImage(part: Partial<Image>): Image {
  const image = anImage(part);
  return { ...image, url: `/api/media/${image.id}` };
}

/** One post in each state a person can meet. */
export function everyState(): Post[] {
  const failed = { status: 'failed' as const, can_retry: true };
  const [lateDue, missedDue] = [ago(24.5), ago(60 * 30)];
  return [
    aPost({
      text: 'On my way out the door…',
      created_at: ago(0),
      deliveries: [aDelivery({ state: 'sending', due_at: ago(0) })],
    }),
    aPost({
      text: 'Notes on the Analytical Engine, part two. This time with a drawing of the mill and the store.',
      images: [
        anImage({
          alt_text: 'A brass calculating engine on a wooden table, seen from above',
          treatment: 'metadata_removed',
        }),
      ],
    }),
    aScheduledPost({
      text: 'The notes are out on Tuesday. Bring a lamp.',
      schedule: aSchedule({ at: ahead(60 * 40) }),
    }),
    aScheduledPost({
      text: 'Three drawings for the weekend.',
      images: [
        aKeptImage({ alt_text: 'The mill, drawn from the side', treatment: 'metadata_removed' }),
        aKeptImage({
          alt_text: 'The store with its thousand columns',
          treatment: 'shrunk',
          uploaded_bytes: 12_582_912,
          bytes: 4_404_019,
        }),
        aKeptImage({ media_type: 'image/png' }),
      ],
      schedule: aSchedule({ at: ahead(60 * 64) }),
    }),
    aScheduledPost(
      {
        text: 'Good night, and mind the clocks.',
        schedule: aSchedule({
          at: '2099-10-25T00:30:00Z',
          wall_time: '2099-10-25T02:30:00',
          resolution: 'overlap',
          note: '02:30 comes twice on 25 October 2099 in Europe/Berlin: the clocks go back. The post goes out at the earlier one, 00:30 UTC.',
        }),
      },
      { publish_late: 30 },
    ),
    aPost({
      text: 'A thought that may or may not have arrived.',
      deliveries: [aDelivery({ state: 'unconfirmed', due_at: ago(2), next_lookup_at: ahead(3) })],
    }),
    aPost({
      text: 'Was it there? Nobody could say.',
      deliveries: [aDelivery({ state: 'needs_review', status: 'failed', reason: 'unconfirmed', due_at: ago(60 * 20) })],
    }),
    aPost({
      text: 'Late, but there.',
      schedule: aSchedule({ at: lateDue, wall_time: null }),
      deliveries: [aDelivery({ due_at: lateDue, late: true, posted_at: ago(12) })],
    }),
    aPost({
      text: 'The same thought, twice.',
      deliveries: [
        aDelivery({
          ...failed,
          state: 'failed',
          reason: 'duplicate_content',
          detail:
            'X refused this post: it is the same as one you posted a short while ago. Change the text and post it again.',
        }),
      ],
    }),
    aPost({
      text: 'Found it in a drawer.',
      images: [anImage({ alt_text: 'A card with holes punched into it' })],
      created_at: ago(60 * 24 * 9),
      deliveries: [
        aDelivery({
          ...failed,
          state: 'failed',
          reason: 'media_rejected',
          due_at: ago(60 * 24 * 9),
          detail: 'X refused this image.',
        }),
      ],
    }),
    aPost({
      text: 'Good morning!',
      schedule: aSchedule({ at: missedDue, wall_time: null }),
      deliveries: [aDelivery({ ...failed, state: 'missed', due_at: missedDue, attempt_count: 0 })],
    }),
    aPost({
      text: 'Waiting for the next turn of the wheel.',
      deliveries: [aDelivery({ state: 'scheduled', next_attempt_at: ahead(4), attempt_count: 1, due_at: ago(3) })],
    }),
    aPost({
      text: 'Held until the account is connected again.',
      deliveries: [
        aDelivery({
          state: 'held',
          reason: 'account_needs_reauth',
          detail: 'X no longer accepts our access. Reconnect the account; this post then goes out.',
          due_at: ago(300),
        }),
      ],
    }),
    aPost({
      text: 'Never mind.',
      deliveries: [aDelivery({ state: 'cancelled', status: 'cancelled', attempt_count: 0, due_at: ago(60 * 50) })],
    }),
  ];
}

export function attemptsOf(world: World, post: Post): Attempt[] {
  return world.attempts.get(post.id) ?? [anAttempt({ started_at: post.created_at, ended_at: post.created_at })];
}
