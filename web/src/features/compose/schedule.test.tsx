import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FieldCode, ProblemCode } from '@/api/types';
import { aPng } from '@/testing/files';
import { thePreferences } from '@/testing/notification-samples';
import { show } from '@/testing/render';
import { anAccount, aPlatform, aSchedule, aScheduledPost, nextId } from '@/testing/samples';
import { serve, server } from '@/testing/server';
import { on, problem, problemResponse, reply } from '@/testing/typed-http';
import { Composer } from './composer';
import { readDraft } from './draft';
import { endWorkers } from './workers';

let userId = '';
beforeEach(() => {
  userId = nextId();
});
afterEach(endWorkers);

const BERLIN = thePreferences({ time_zone: 'Europe/Berlin' });

interface Seen {
  key: string | null;
  requestedWith: string | null;
  body: Record<string, unknown>;
}

/** Answers the schedule route in turn, and remembers what it was asked. */
function answerSchedules(...answers: (() => Response)[]): Seen[] {
  const seen: Seen[] = [];
  server.use(
    http.post('*/api/posts', async ({ request }) => {
      const body = await request.json();
      const answer = answers[Math.min(seen.length, answers.length - 1)];
      seen.push({
        key: request.headers.get('Idempotency-Key'),
        requestedWith: request.headers.get('X-Requested-With'),
        body: body as Record<string, unknown>,
      });
      return answer?.() ?? HttpResponse.error();
    }),
  );
  return seen;
}

const taken = () => HttpResponse.json(aScheduledPost({ text: 'Hello' }), { status: 201 });
const cut = () => HttpResponse.error();
const refused =
  (code: ProblemCode, status: number, rest = {}) =>
  () =>
    problemResponse(problem(code, status, rest).problem);
const wrongField = (field: string, code: FieldCode, detail: string) =>
  refused('invalid_fields', 422, { detail, errors: [{ field, code, detail }] });

const text = () => screen.getByLabelText<HTMLTextAreaElement>('Post text');
const dialog = () => screen.getByRole('dialog', { name: /^Schedule this post/ });
const confirm = () => within(dialog()).getByRole('button', { name: /^Schedul/ });
const field = (name: string) => within(dialog()).getByLabelText<HTMLInputElement>(name);

function setTime(date: string, time: string): void {
  fireEvent.change(field('Date'), { target: { value: date } });
  fireEvent.change(field('Time'), { target: { value: time } });
}

function begin() {
  return show(
    <Composer
      userId={userId}
      accounts={[anAccount()]}
      platform={aPlatform()}
      settingsLink={(label) => label}
      historyLink={(label) => label}
    />,
  );
}

/** Hello, and the dialog open with a time that was chosen. */
async function plan() {
  const shown = begin();
  await shown.user.type(text(), 'Hello');
  await shown.user.click(screen.getByRole('button', { name: 'Schedule…' }));
  await screen.findByRole('dialog');
  setTime('2099-11-24', '09:00');
  return shown;
}

describe('scheduling', () => {
  test('sends the time on the wall and its zone, says when it goes out, and clears the box', async () => {
    serve({ preferences: BERLIN });
    const seen = answerSchedules(taken);
    const { user } = await plan();
    expect(within(dialog()).getByText(/Times are in/)).toHaveTextContent('Times are in Europe/Berlin');
    expect(confirm()).toHaveTextContent('Schedule for Tue, 24 Nov 2099, 09:00');
    await user.click(confirm());
    expect(await screen.findByText('Scheduled')).toBeInTheDocument();
    expect(screen.getByText(/It goes out on/)).toHaveTextContent('Tue, 24 Nov 2099, 09:00 (Europe/Berlin)');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(text()).toHaveValue('');
    expect(seen).toHaveLength(1);
    expect(seen[0]?.requestedWith).toBe('pillarbox');
    expect(seen[0]?.body).toEqual({
      text: 'Hello',
      account_ids: [anAccount().id],
      overrides: [],
      media: [],
      allow_duplicate: false,
      scheduled_for: '2099-11-24T09:00',
      time_zone: 'Europe/Berlin',
    });
  });

  test('takes a time that is typed, says it back, and sends that one', async () => {
    serve({ preferences: BERLIN });
    const seen = answerSchedules(taken);
    const { user } = await plan();
    await user.type(field('When'), '24 nov 2098 9am');
    expect(within(dialog()).getByText('That is Mon, 24 Nov 2098, 09:00 (Europe/Berlin).')).toBeInTheDocument();
    expect(confirm()).toHaveTextContent('Schedule for Mon, 24 Nov 2098, 09:00');
    await user.click(confirm());
    await screen.findByText('Scheduled');
    expect(seen[0]?.body).toMatchObject({ scheduled_for: '2098-11-24T09:00', time_zone: 'Europe/Berlin' });
  });

  test('schedules nothing while a typed time is not understood; a time chosen below takes its place', async () => {
    serve({ preferences: BERLIN });
    const seen = answerSchedules(taken);
    const { user } = await plan();
    await user.type(field('When'), 'someday');
    expect(within(dialog()).getByText(/This is not understood/)).toBeInTheDocument();
    await user.click(confirm());
    expect(seen).toHaveLength(0);
    setTime('2099-11-25', '10:00');
    expect(field('When')).toHaveValue('');
    await user.click(confirm());
    await screen.findByText('Scheduled');
    expect(seen[0]?.body).toMatchObject({ scheduled_for: '2099-11-25T10:00' });
  });

  test('fills in a quick choice without scheduling it', async () => {
    serve({ preferences: BERLIN });
    const seen = answerSchedules(taken);
    const { user } = await plan();
    await user.click(within(dialog()).getByRole('button', { name: 'Tomorrow 09:00' }));
    expect(field('Time')).toHaveValue('09:00');
    expect(field('Date')).not.toHaveValue('2099-11-24');
    expect(seen).toHaveLength(0);
  });

  test('begins at a full hour in the zone of this browser when none was chosen', async () => {
    serve();
    const { user } = begin();
    await user.type(text(), 'Hello');
    await user.click(screen.getByRole('button', { name: 'Schedule…' }));
    await screen.findByRole('dialog');
    expect(field('Time').value).toMatch(/^\d\d:00$/);
    expect(field('Time zone')).toHaveValue(Intl.DateTimeFormat().resolvedOptions().timeZone);
  });

  test('in another zone tells the same moment here', async () => {
    serve({ preferences: BERLIN });
    const seen = answerSchedules(taken);
    const { user } = await plan();
    await user.selectOptions(field('Time zone'), 'Asia/Tokyo');
    expect(within(dialog()).getByText(/Times are in/)).toHaveTextContent('Asia/Tokyo');
    expect(within(dialog()).getByText('That is 00:00 where you are.')).toBeInTheDocument();
    await user.click(confirm());
    await waitFor(() => expect(seen[0]?.body).toMatchObject({ time_zone: 'Asia/Tokyo' }));
  });

  test('tells what the clocks do, in the server’s words', async () => {
    serve({ preferences: BERLIN });
    const note = '02:30 does not exist on 29 March 2099 in Europe/Berlin.';
    answerSchedules(() =>
      HttpResponse.json(aScheduledPost({ schedule: aSchedule({ resolution: 'gap', note }) }), { status: 201 }),
    );
    const { user } = await plan();
    await user.click(confirm());
    expect(await screen.findByText(note)).toBeInTheDocument();
  });

  test.each([
    ['Send it however late', 'always'],
    ['Do not send it late', 'never'],
  ])('"%s" is sent as %s', async (label, publish_late) => {
    serve({ preferences: BERLIN });
    const seen = answerSchedules(taken);
    const { user } = await plan();
    await user.selectOptions(field('If it cannot go out on time'), label);
    await user.click(confirm());
    await waitFor(() => expect(seen[0]?.body).toMatchObject({ publish_late }));
  });

  test('so many minutes late are looked at before they are sent', async () => {
    serve({ preferences: BERLIN });
    const seen = answerSchedules(taken);
    const { user } = await plan();
    await user.selectOptions(field('If it cannot go out on time'), 'Send it up to some minutes late');
    await user.clear(field('Minutes it may be late'));
    await user.click(confirm());
    expect(field('Minutes it may be late')).toHaveAccessibleDescription(/from 1 to 43,200/);
    expect(seen).toHaveLength(0);
    await user.type(field('Minutes it may be late'), '90');
    await user.click(confirm());
    await waitFor(() => expect(seen[0]?.body).toMatchObject({ publish_late: 90 }));
  });

  test('takes its images along, with their words', async () => {
    serve({ preferences: BERLIN });
    const seen = answerSchedules(taken);
    const { user } = begin();
    await user.upload(screen.getByLabelText('Choose images'), aPng());
    await user.type(await screen.findByLabelText('Describe the image'), 'A mill');
    await user.click(screen.getByRole('button', { name: 'Schedule…' }));
    await screen.findByRole('dialog');
    setTime('2099-11-24', '09:00');
    await user.selectOptions(field('If it cannot go out on time'), 'Do not send it late');
    await user.click(confirm());
    await waitFor(() => expect(seen).toHaveLength(1));
    expect(seen[0]?.body).toMatchObject({
      media: [{ alt_text: 'A mill' }],
      scheduled_for: '2099-11-24T09:00',
      time_zone: 'Europe/Berlin',
      publish_late: 'never',
    });
    expect(seen[0]?.requestedWith).toBe('pillarbox');
  });

  test('a refusal for one of several images names it, and they are kept', async () => {
    serve({ preferences: BERLIN });
    const errors = [{ field: 'image[1]', code: 'image_dimensions' as const, detail: 'It is too wide.' }];
    server.use(on('post', '/api/posts', () => problem('invalid_fields', 422, { errors })));
    const { user } = begin();
    await user.upload(screen.getByLabelText('Choose images'), [aPng('mill.png'), aPng('loom.png')]);
    await screen.findByRole('img', { name: 'Preview of loom.png' });
    await user.click(screen.getByRole('button', { name: 'Schedule…' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('With two images');
    await user.click(confirm());
    expect(await within(dialog).findByText('Image 2, loom.png: It is too wide.')).toBeInTheDocument();
    expect(within(dialog).getByRole('alert')).toHaveTextContent('Your text, images and the time are kept.');
  });

  test('nothing written opens no dialog', async () => {
    serve();
    const { user } = begin();
    await user.click(screen.getByRole('button', { name: 'Schedule…' }));
    expect(screen.getByText('Write something first, or add an image.')).toBeInTheDocument();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });
});

describe('when it is refused, nothing is lost', () => {
  test('a time that has passed is told at date and time', async () => {
    serve({ preferences: BERLIN });
    answerSchedules(wrongField('scheduled_for', 'time_in_past', 'It is 12:00 UTC.'), taken);
    const { user } = await plan();
    await user.click(confirm());
    await screen.findByRole('alert');
    expect(field('Date')).toBeInvalid();
    expect(field('Time')).toHaveAccessibleDescription(/This time has passed: it is \d\d:\d\d in Europe\/Berlin now/);
    expect(field('Date')).toHaveValue('2099-11-24');
    expect(readDraft(userId).text).toBe('Hello');
    setTime('2099-11-25', '10:00');
    expect(field('Date')).toBeValid();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    await user.click(confirm());
    expect(await screen.findByText('Scheduled')).toBeInTheDocument();
  });

  test('a zone the server does not know is told at the zone', async () => {
    serve({ preferences: BERLIN });
    answerSchedules(wrongField('time_zone', 'time_zone_unknown', 'There is no such zone.'));
    const { user } = await plan();
    await user.click(confirm());
    await screen.findByRole('alert');
    expect(field('Time zone')).toHaveAccessibleDescription('There is no such zone.');
  });

  test('a day that is missing is asked for without asking the server', async () => {
    serve({ preferences: BERLIN });
    const seen = answerSchedules(taken);
    const { user } = await plan();
    fireEvent.change(field('Date'), { target: { value: '' } });
    await user.click(confirm());
    expect(field('Date')).toHaveAccessibleDescription('Choose a day.');
    expect(seen).toHaveLength(0);
  });

  test('the same text can be meant', async () => {
    serve({ preferences: BERLIN });
    const same = { field: 'text', code: 'same_text_within_a_day', detail: 'Say `allow_duplicate`.' };
    const seen = answerSchedules(refused('duplicate_content', 409, { errors: [same] }), taken);
    const { user } = await plan();
    await user.click(confirm());
    await user.click(await screen.findByRole('button', { name: 'Schedule it anyway' }));
    await waitFor(() => expect(seen).toHaveLength(2));
    expect(seen[1]?.body).toMatchObject({ allow_duplicate: true });
    expect(seen[1]?.key).not.toBe(seen[0]?.key);
  });

  test('a dialog that is closed keeps the time that was chosen', async () => {
    serve({ preferences: BERLIN });
    const { user } = await plan();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    const opener = screen.getByRole('button', { name: 'Schedule…' });
    expect(opener).toHaveFocus();
    await user.click(opener);
    await screen.findByRole('dialog');
    expect(field('Date')).toHaveValue('2099-11-24');
    expect(text()).toHaveValue('Hello');
  });
});

describe('the idempotency key', () => {
  test('stays the same after a lost answer, and nothing is called a failure', async () => {
    serve({ preferences: BERLIN });
    const seen = answerSchedules(cut, taken);
    const { user } = await plan();
    await user.click(confirm());
    expect(await screen.findByRole('alert')).toHaveTextContent('We do not know whether it was scheduled');
    await user.click(confirm());
    await screen.findByText('Scheduled');
    expect(seen[0]?.key).toMatch(/^[0-9a-f-]{36}$/);
    expect(seen[1]?.key).toBe(seen[0]?.key);
  });

  test('is new for another time, and after a definite answer', async () => {
    serve({ preferences: BERLIN });
    const seen = answerSchedules(cut, refused('invalid_fields', 422), taken);
    const { user } = await plan();
    await user.click(confirm());
    await screen.findByRole('alert');
    setTime('2099-11-24', '10:00');
    await user.click(confirm());
    await screen.findByText('Not scheduled');
    await user.click(confirm());
    await waitFor(() => expect(seen).toHaveLength(3));
    expect(new Set(seen.map(({ key }) => key)).size).toBe(3);
  });
});

test('the form is still there when the preferences cannot be read', async () => {
  serve();
  server.use(on('get', '/api/preferences', () => problem('internal_error', 500)));
  await plan();
  expect(field('Time zone')).toHaveValue(Intl.DateTimeFormat().resolvedOptions().timeZone);
});

test('what was scheduled is followed until it is out', async () => {
  serve({ preferences: BERLIN });
  const post = aScheduledPost({ text: 'Hello' });
  server.use(
    on('post', '/api/posts', () => reply(201, post)),
    on('get', '/api/posts', () => reply(200, { items: [post], next_cursor: null })),
  );
  const { user } = await plan();
  Object.assign(post.deliveries[0] ?? {}, { state: 'posted', url: 'https://x.com/a/status/1' });
  await user.click(confirm());
  expect(await screen.findByRole('link', { name: /View on X/ })).toBeInTheDocument();
});
