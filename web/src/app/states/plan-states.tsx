import { useState } from 'react';
import { accountsQuery } from '@/api/calls/list-accounts';
import { NoAnswer, Refused } from '@/api/problem';
import type { FieldError, Post, ProblemCode } from '@/api/types';
import type { Outcome } from '@/features/compose/outcome';
import { ScheduleForm } from '@/features/compose/schedule-form';
import { type Begin, type Edit, newEdit } from '@/features/history/edit';
import { EditForm } from '@/features/history/edit-form';
import type { EditEnd } from '@/features/history/use-edit';
import { newPlan, type Plan } from '@/lib/plan';
import type { TypedTime } from '@/lib/typed-time';
import { aDelivery, anAccount, aPost, aSchedule, aScheduledPost } from '@/testing/samples';
import { problem } from '@/testing/typed-http';
import { TypedTimeField } from '@/ui/typed-time-field';
import { Frozen, Group, State } from './frame';

const nothing = () => undefined;
const account = anAccount();
const content = {
  text: 'The notes are out on Tuesday. Bring a lamp.',
  images: [],
  accountIds: [account.id],
  overrides: [],
  draftId: null,
  allowDuplicate: false,
};

const refusal = (code: ProblemCode, status: number, errors: FieldError[] = []) =>
  new Refused(problem(code, status, { detail: errors[0]?.detail ?? `The server said ${code}.`, errors }).problem);
const refused = (...errors: FieldError[]): Outcome => ({
  kind: 'refused',
  refusal: refusal('invalid_fields', 422, errors),
  content,
  isKept: false,
});

const SAME_TEXT: FieldError = { field: 'text', code: 'same_text_within_a_day', detail: 'The same text, within a day.' };
const UNKNOWN_ZONE: FieldError = {
  field: 'time_zone',
  code: 'time_zone_unknown',
  detail:
    'There is no time zone of the name "Mars/Olympus". Write it as in the IANA database, for example Europe/Berlin.',
};
const PAST: FieldError = { field: 'scheduled_for', code: 'time_in_past', detail: 'This time has passed.' };
const TOO_FAR: FieldError = {
  field: 'scheduled_for',
  code: 'time_too_far',
  detail: 'This time is more than two years ahead.',
};

const SCHEDULING: [name: string, outcome: Outcome, part?: Partial<Plan>][] = [
  ['schedule: as it opens', { kind: 'none' }],
  ['schedule: minutes late', { kind: 'none' }, { late: 'minutes', lateMinutes: '30' }],
  ['schedule: at work', { kind: 'sending' }],
  ['schedule: the time has passed', refused(PAST)],
  ['schedule: too far ahead', refused(TOO_FAR)],
  ['schedule: an unknown zone', refused(UNKNOWN_ZONE)],
  ['schedule: the same text', refused(SAME_TEXT)],
  ['schedule: not sent', { kind: 'not_sent' }],
  ['schedule: not known', { kind: 'unknown' }],
];

function Scheduling({ outcome, part = {} }: { outcome: Outcome; part?: Partial<Plan> }) {
  const [plan, setPlan] = useState({ ...newPlan(Date.now(), 'Asia/Tokyo'), ...part });
  return (
    <ScheduleForm
      content={content}
      accounts={[account]}
      plan={plan}
      typedTime={{ typed: '', reading: null }}
      outcome={outcome}
      onPlan={(change) => setPlan({ ...plan, ...change })}
      onSchedule={nothing}
      onCancel={nothing}
    />
  );
}

const TYPED: [typed: string, reading: TypedTime][] = [
  ['tomorrow 14:30', { date: '2099-11-25', time: '14:30' }],
  ['fri 9', 'hour'],
  ['friday', 'clock'],
  ['today 0:01', 'past'],
  ['in 1 hour', 'twice'],
  ['someday', 'not_understood'],
];

const waiting = aScheduledPost();
const failed = aPost({ deliveries: [aDelivery({ state: 'failed', status: 'failed', can_retry: true })] });
const missed = aPost({ deliveries: [aDelivery({ state: 'missed', status: 'failed', can_retry: true })] });
const latest = aScheduledPost({
  text: 'The notes are out on Wednesday. Bring a candle.',
  schedule: aSchedule({ at: '2099-11-25T08:00:00Z' }),
});

const EDITS: [name: string, post: Post, begin: Begin, end: EditEnd][] = [
  ['edit: a post that waits', waiting, 'text', { kind: 'none' }],
  ['edit: one that failed', failed, 'text', { kind: 'none' }],
  ['edit: one that missed its time', missed, 'time', { kind: 'none' }],
  ['edit: saving', waiting, 'text', { kind: 'saving' }],
  ['edit: the time has passed', missed, 'time', { kind: 'refused', refusal: refusal('invalid_fields', 422, [PAST]) }],
  [
    'edit: the same text',
    waiting,
    'text',
    { kind: 'refused', refusal: refusal('duplicate_content', 409, [SAME_TEXT]) },
  ],
  ['edit: changed elsewhere', waiting, 'text', { kind: 'conflict', latest }],
  ['edit: too late', waiting, 'text', { kind: 'too_late', sentence: 'It is on its way to X right now.' }],
  ['edit: no answer', waiting, 'text', { kind: 'failed', error: new NoAnswer('unknown') }],
];

function Editing({ post, begin, end }: { post: Post; begin: Begin; end: EditEnd }) {
  const [edit, setEdit] = useState<Edit>(() => newEdit(post, begin, 'Europe/Berlin', Date.now()));
  return (
    <EditForm
      edit={edit}
      end={end}
      textMax={280}
      isTouched={end.kind !== 'none'}
      onChange={(part) => setEdit({ ...edit, ...part })}
      onSave={nothing}
      onOverwrite={nothing}
      onTake={nothing}
      onUndo={nothing}
      onClose={nothing}
    />
  );
}

const PAPER = 'max-w-lg rounded-card border border-line bg-surface p-6';

/** The two dialogs about a time, without the dialog around them. */
export function PlanStates() {
  return (
    <Group title="Scheduling and changing">
      <Frozen data={[[accountsQuery.queryKey, { items: [account], next_cursor: null }]]}>
        {SCHEDULING.map(([name, outcome, part]) => (
          <State key={name} name={name}>
            <div className={PAPER}>
              <Scheduling outcome={outcome} {...(part && { part })} />
            </div>
          </State>
        ))}
        {TYPED.map(([typed, reading]) => (
          <State key={typed} name={`schedule: typed “${typed}”`}>
            <div className={PAPER}>
              <TypedTimeField
                typed={typed}
                reading={reading}
                zone="Europe/Berlin"
                isReadOnly={false}
                onType={nothing}
              />
            </div>
          </State>
        ))}
        {EDITS.map(([name, post, begin, end]) => (
          <State key={name} name={name}>
            <div className={PAPER}>
              <Editing post={post} begin={begin} end={end} />
            </div>
          </State>
        ))}
      </Frozen>
    </Group>
  );
}
