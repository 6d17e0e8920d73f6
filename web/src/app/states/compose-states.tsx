import { recentPostsQuery } from '@/api/calls/list-posts';
import { Refused } from '@/api/problem';
import type { FieldError } from '@/api/types';
import { Composer } from '@/features/compose/composer';
import { writeDraft } from '@/features/compose/draft';
import { OutcomeNotice } from '@/features/compose/outcome-notice';
import type { Outcome } from '@/features/compose/use-post-now';
import { aDelivery, anAccount, aPlatform, aPost, aSchedule, aScheduledPost, nextId } from '@/testing/samples';
import { problem } from '@/testing/typed-http';
import { Frozen, Group, State } from './frame';

const content = { text: 'Hello', altText: '', image: null, accountId: anAccount().id, allowDuplicate: false };
const refused = (code: string, detail: string, errors: FieldError[] = []): Outcome => ({
  kind: 'refused',
  refusal: new Refused(problem(code, 422, { detail, errors }).problem),
  content,
});

const SAME_TEXT = 'The same text went to this account within the last 24 hours.';

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
  ['still on its way', { kind: 'still_working' }],
  ['not known', { kind: 'unknown' }],
];

const DRAFTS = {
  empty: '',
  writing: 'The engine weaves algebraic patterns just as the loom weaves flowers and leaves.',
  near: 'a word '.repeat(39),
  over: `${'A sentence that goes on and on. '.repeat(9)}And this is beyond.`,
};

const nothing = () => undefined;

export function ComposeStates() {
  const data = [[recentPostsQuery.queryKey, { items: [], next_cursor: null }]] as const;
  for (const [name, text] of Object.entries(DRAFTS)) writeDraft(`states-${name}`, { text });
  return (
    <Group title="Composer">
      <Frozen data={data}>
        {Object.keys(DRAFTS).map((name) => (
          <State key={name} name={name}>
            <Composer
              userId={`states-${name}`}
              accounts={[anAccount()]}
              platform={aPlatform({ sandbox: name === 'empty' })}
            />
          </State>
        ))}
        <State name="several accounts">
          <Composer
            userId="states-several"
            accounts={[
              anAccount(),
              anAccount({ id: nextId(), username: 'engine_notes', display_name: 'Engine Notes' }),
            ]}
            platform={aPlatform()}
          />
        </State>
        <State name="images switched off">
          <Composer
            userId="states-off"
            accounts={[anAccount()]}
            platform={aPlatform({ limits: { ...aPlatform().limits, images_max: 0 } })}
          />
        </State>
        {OUTCOMES.map(([name, outcome]) => (
          <State key={name} name={name}>
            <OutcomeNotice outcome={outcome} onDismiss={nothing} onPostAnyway={nothing} onClear={nothing} />
          </State>
        ))}
      </Frozen>
    </Group>
  );
}
