// Things as the server would show them. Tests and the states page change what they care about.
import type {
  Account,
  AccountVerdict,
  Attempt,
  Cost,
  Delivery,
  Image,
  ImageGrant,
  Lookup,
  Platform,
  Post,
  PostDetail,
  PostSchedule,
  Session,
  SessionView,
  User,
  Verdict,
} from '../api/types';

let lastId = 0;

export function nextId(): string {
  lastId += 1;
  return `0198c0de-0000-7000-8000-${String(lastId).padStart(12, '0')}`;
}

export function ago(minutes: number): string {
  return new Date(Date.now() - minutes * 60_000).toISOString();
}

export function ahead(minutes: number): string {
  return ago(-minutes);
}

export function aUser(part: Partial<User> = {}): User {
  return {
    id: '0198c0de-0000-7000-8000-0000000000aa',
    username: 'ada',
    role: 'admin',
    created_at: ago(60 * 24 * 40),
    ...part,
  };
}

export function aSessionView(part: Partial<SessionView> = {}): SessionView {
  return {
    user: aUser(),
    api_key: null,
    setup_required: false,
    setup_token_required: false,
    registration: 'closed',
    ...part,
  };
}

export function aPlatform(part: Partial<Platform> = {}): Platform {
  return {
    key: 'x',
    name: 'X',
    configured: true,
    sandbox: false,
    image_sending: 'on',
    limits: {
      text_weighted_max: 280,
      long_text_weighted_max: 25_000,
      images_max: 4,
      image_bytes_max: 5 * 1024 * 1024,
      image_upload_bytes_max: 20 * 1024 * 1024,
      gif_bytes_max: 15 * 1024 * 1024,
      image_types: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
      alt_text_max: 1000,
    },
    ...part,
  };
}

export function anAccount(part: Partial<Account> = {}): Account {
  return {
    id: '0198c0de-0000-7000-8000-0000000000bb',
    platform: 'x',
    remote_id: '2244994945',
    username: 'ada_writes',
    display_name: 'Ada Lovelace',
    profile_url: 'https://x.com/ada_writes',
    avatar_url: null,
    status: 'active',
    status_reason: null,
    status_detail: null,
    scopes: ['tweet.read', 'users.read', 'tweet.write', 'media.write', 'offline.access'],
    can: ['post_text', 'post_images', 'read_metrics', 'stay_connected'],
    renews_itself: true,
    needs_you_by: null,
    text_weighted_max: 280,
    access_token_expires_at: ahead(118.5),
    connected_at: ago(60 * 24 * 3),
    last_verified_at: ago(60 * 2),
    last_used_at: ago(12),
    waiting_posts: 0,
    renewal_failing_since: null,
    forecast: { at_risk_count: 0, at_risk: [] },
    image_grant: null,
    ...part,
  };
}

/** Of a server that sends images with a second grant. */
export function anImageGrant(part: Partial<ImageGrant> = {}): ImageGrant {
  const granted_at = part.state === 'active' ? ago(60 * 24) : null;
  return { state: 'missing', reason: null, detail: null, granted_at, ...part };
}

export function anImage(part: Partial<Image> = {}): Image {
  return {
    id: nextId(),
    media_type: 'image/jpeg',
    bytes: 482_113,
    width: 1600,
    height: 1067,
    animated: false,
    alt_text: null,
    url: null,
    treatment: 'as_is',
    uploaded_bytes: part.bytes ?? 482_113,
    ...part,
  };
}

export function aDelivery(part: Partial<Delivery> = {}): Delivery {
  const state = part.state ?? 'posted';
  return {
    id: nextId(),
    account_id: anAccount().id,
    platform: 'x',
    username: 'ada_writes',
    text: 'The engine weaves algebraic patterns just as the loom weaves flowers and leaves.',
    own_text: false,
    state,
    status: state === 'posted' ? 'posted' : 'scheduled',
    reason: null,
    detail: null,
    due_at: ago(12),
    late: false,
    publish_late: null,
    next_attempt_at: null,
    next_lookup_at: null,
    posted_at: state === 'posted' ? ago(12) : null,
    remote_id: state === 'posted' ? '1900544781383569409' : null,
    url: state === 'posted' ? 'https://x.com/ada_writes/status/1900544781383569409' : null,
    attempt_count: 1,
    can_retry: false,
    ...part,
  };
}

export function aPost(part: Partial<Post> = {}): Post {
  const deliveries = part.deliveries ?? [aDelivery()];
  const waits = deliveries.every(({ state }) => state === 'scheduled' || state === 'held');
  return {
    id: nextId(),
    text: 'The engine weaves algebraic patterns just as the loom weaves flowers and leaves.',
    status: deliveries[0]?.status ?? 'scheduled',
    images: [],
    deliveries,
    schedule: null,
    version: 0,
    can_edit: waits || deliveries.every(({ can_retry }) => can_retry),
    can_cancel: waits,
    created_at: ago(12),
    ...part,
  };
}

/** A time that was chosen on a wall in Berlin. */
export function aSchedule(part: Partial<PostSchedule> = {}): PostSchedule {
  return {
    at: '2099-11-24T08:00:00Z',
    time_zone: 'Europe/Berlin',
    wall_time: '2099-11-24T09:00:00',
    resolution: 'exact',
    note: null,
    ...part,
  };
}

/** A post that waits for its time. */
export function aScheduledPost(part: Partial<Post> = {}, delivery: Partial<Delivery> = {}): Post {
  const schedule = part.schedule ?? aSchedule();
  const waiting = aDelivery({
    state: 'scheduled',
    due_at: schedule.at,
    next_attempt_at: schedule.at,
    attempt_count: 0,
    ...delivery,
  });
  return aPost({ schedule, deliveries: [waiting], ...part });
}

export function aLookup(part: Partial<Lookup> = {}): Lookup {
  return { id: nextId(), looked_at: ago(11), finding: 'absent', remote_id: null, detail: null, ...part };
}

export function anAttempt(part: Partial<Attempt> = {}): Attempt {
  return {
    id: nextId(),
    number: 1,
    stage: 'create',
    started_at: ago(12),
    ended_at: ago(12),
    outcome: 'posted',
    http_status: 201,
    code: null,
    detail: null,
    ...part,
  };
}

export function aPostDetail(post: Post, attempts: Attempt[] = [anAttempt()], lookups: Lookup[] = []): PostDetail {
  return { ...post, deliveries: post.deliveries.map((delivery) => ({ ...delivery, attempts, lookups })) };
}

export function aSession(part: Partial<Session> = {}): Session {
  return {
    id: nextId(),
    created_at: ago(60 * 26),
    last_seen_at: ago(1),
    ip: '192.0.2.17',
    user_agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    current: false,
    ...part,
  };
}

export function aCost(part: Partial<Cost> = {}): Cost {
  return {
    amount: '0.015',
    currency: 'USD',
    parts: [{ item: 'post', count: 1, amount: '0.015' }],
    source: 'docs.x.com, X API pricing',
    as_of: '2026-10-02',
    ...part,
  };
}

/** What the server says about a text that is fine. */
export function anAccountVerdict(part: Partial<AccountVerdict> = {}): AccountVerdict {
  return {
    account_id: anAccount().id,
    platform: 'x',
    username: 'ada_writes',
    weighted_length: 5,
    text_weighted_max: 280,
    valid_until: 5,
    problems: [],
    warnings: [],
    cost: aCost(),
    ...part,
  };
}

export function aVerdict(account: Partial<AccountVerdict> = {}, part: Partial<Verdict> = {}): Verdict {
  const accounts = [anAccountVerdict(account)];
  const ok = accounts.every(({ problems }) => problems.length === 0) && (part.problems ?? []).length === 0;
  return { ok, problems: [], accounts, images: [], schedule: null, ...part };
}
