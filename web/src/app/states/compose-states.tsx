import { recentPostsQuery } from '@/api/calls/list-posts';
import { type Candidate, verdictQuery } from '@/api/calls/validate-post';
import { Refused } from '@/api/problem';
import type { AccountVerdict, Delivery, FieldError } from '@/api/types';
import { Composer } from '@/features/compose/composer';
import { writeDraft } from '@/features/compose/draft';
import type { Outcome } from '@/features/compose/outcome';
import { OutcomeNotice } from '@/features/compose/outcome-notice';
import {
  aCost,
  aDelivery,
  anAccount,
  aPlatform,
  aPost,
  aSchedule,
  aScheduledPost,
  aVerdict,
  nextId,
} from '@/testing/samples';
import { type AnyCode, problem } from '@/testing/typed-http';
import { Frozen, Group, State } from './frame';

const content = {
  text: 'Hello',
  images: [],
  accountIds: [anAccount().id],
  overrides: [],
  draftId: null,
  allowDuplicate: false,
};
const refused = (code: AnyCode, detail: string, errors: FieldError[] = []): Outcome => ({
  kind: 'refused',
  refusal: new Refused(problem(code, 422, { detail, errors }).problem),
  content,
  isKept: false,
});

const SAME_TEXT = 'The same text went to this account within the last 24 hours.';

const OTHER = anAccount({ id: nextId(), username: 'engine_notes', display_name: 'Engine Notes' });
const WAITING = { state: 'scheduled', attempt_count: 0 } as const;
const toOther = (part: Partial<Delivery> = {}) =>
  aDelivery({ account_id: OTHER.id, username: OTHER.username, ...part });

const OUTCOMES: [name: string, outcome: Outcome][] = [
  ['sending', { kind: 'sending' }],
  ['taken and posted', { kind: 'taken', post: aPost() }],
  ['taken, on its way', { kind: 'taken', post: aPost({ deliveries: [aDelivery({ state: 'sending' })] }) }],
  [
    'taken, then refused',
    { kind: 'taken', post: aPost({ deliveries: [aDelivery({ state: 'failed', detail: 'X refused this post.' })] }) },
  ],
  ['taken for later', { kind: 'taken', post: aScheduledPost() }],
  [
    'taken for later, when the clocks change',
    {
      kind: 'taken',
      post: aScheduledPost({
        schedule: aSchedule({
          at: '2099-03-29T01:30:00Z',
          resolution: 'gap',
          note: '02:30 does not exist on 29 March 2099 in Europe/Berlin: the clocks go forward. The post goes out at 03:30.',
        }),
      }),
    },
  ],
  ['taken for several, all posted', { kind: 'taken', post: aPost({ deliveries: [aDelivery(), toOther()] }) }],
  [
    'taken for several, one on its way',
    { kind: 'taken', post: aPost({ deliveries: [aDelivery(), toOther({ state: 'sending' })] }) },
  ],
  [
    'taken for several, one refused',
    {
      kind: 'taken',
      post: aPost({ deliveries: [aDelivery(), toOther({ state: 'failed', detail: 'X refused this post.' })] }),
    },
  ],
  [
    'taken for several, for later',
    { kind: 'taken', post: aScheduledPost({ deliveries: [toOther(WAITING), aDelivery(WAITING)] }) },
  ],
  ['an image is not uploaded', { kind: 'not_uploaded' }],
  ['not sent', { kind: 'not_sent' }],
  ['refused', refused('platform_rejected', 'X refused this post: it has more than one cashtag. Leave one out.')],
  [
    'refused, may be insisted on',
    refused('duplicate_content', SAME_TEXT, [{ field: 'text', code: 'same_text_within_a_day', detail: SAME_TEXT }]),
  ],
  [
    'on hold',
    {
      kind: 'on_hold',
      refusal: new Refused(
        problem('insufficient_credits', 402, { detail: 'The X credits of this server are used up.' }).problem,
      ),
    },
  ],
  ['not known', { kind: 'unknown' }],
];

interface Written {
  text: string;
  verdict: Partial<AccountVerdict>;
}

const OVER = `${'A sentence that goes on and on. '.repeat(9)}And this is beyond.`;
const SEVERAL = 'Buy $ENGINE and $LOOM: see example.com';

const DRAFTS: Record<string, Written> = {
  empty: { text: '', verdict: {} },
  writing: {
    text: 'The engine weaves algebraic patterns just as the loom weaves flowers and leaves.',
    verdict: { weighted_length: 80 },
  },
  near: {
    text: 'a word '.repeat(39),
    verdict: { weighted_length: 273, warnings: [{ code: 'near_limit', detail: '7 left of 280.' }] },
  },
  over: {
    text: OVER,
    verdict: {
      weighted_length: OVER.length,
      valid_until: 280,
      problems: [{ field: 'text', code: 'text_too_long', detail: 'The post is too long.' }],
    },
  },
  'over, and the excess is mixed': {
    text: `${'👩‍🚀 '.repeat(93)}\nשלום עולם\n\nand on`,
    verdict: {
      weighted_length: 300,
      valid_until: '👩‍🚀 '.length * 93 + 3,
      problems: [{ field: 'text', code: 'text_too_long', detail: 'The post is too long.' }],
    },
  },
  'with warnings': {
    text: SEVERAL,
    verdict: {
      weighted_length: 51,
      valid_until: SEVERAL.length,
      warnings: [
        { code: 'several_cashtags', detail: 'X refuses posts with more than one cashtag from most applications.' },
        { code: 'link_costs_more', detail: 'With a link this post costs 0.200 USD instead of 0.015.' },
      ],
      cost: aCost({ amount: '0.200', parts: [{ item: 'post_with_link', count: 1, amount: '0.200' }] }),
    },
  },
};

const nothing = () => undefined;
export const settingsLink = (label: string) => (
  <a href="/dashboard/settings" className="link font-medium text-ink">
    {label}
  </a>
);

function verdictFor(text: string, verdict: Partial<AccountVerdict>) {
  const candidate: Candidate = {
    text,
    accountIds: [anAccount().id],
    overrides: [],
    imageCount: 0,
    describedCount: 0,
    at: null,
  };
  return [verdictQuery(candidate).queryKey, aVerdict({ valid_until: text.length, ...verdict })] as const;
}

export function ComposeStates() {
  const verdicts = Object.values(DRAFTS).map(({ text, verdict }) => verdictFor(text, verdict));
  for (const [name, { text }] of Object.entries(DRAFTS)) writeDraft(`states-${name}`, { text, isWritten: true });
  return (
    <Group title="Composer">
      <Frozen data={[[recentPostsQuery.queryKey, { items: [], next_cursor: null }], ...verdicts]}>
        {Object.keys(DRAFTS).map((name) => (
          <State key={name} name={name}>
            <Composer
              userId={`states-${name}`}
              accounts={[anAccount()]}
              platform={aPlatform({ sandbox: name === 'empty' })}
              settingsLink={settingsLink}
              historyLink={settingsLink}
            />
          </State>
        ))}
        {OUTCOMES.map(([name, outcome]) => (
          <State key={name} name={name}>
            <OutcomeNotice
              outcome={outcome}
              kept="Your text is kept."
              historyLink={settingsLink}
              onDismiss={nothing}
              onPostAnyway={nothing}
              onClear={nothing}
            />
          </State>
        ))}
      </Frozen>
    </Group>
  );
}
