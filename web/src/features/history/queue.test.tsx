import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { describe, expect, test } from 'vitest';
import type { Post } from '@/api/types';
import { show } from '@/testing/render';
import { aDelivery, ago, ahead, aLookup, anAttempt, aPost, aSchedule, aScheduledPost } from '@/testing/samples';
import { serve, server } from '@/testing/server';
import { type AnyCode, on, problem, problemResponse, reply } from '@/testing/typed-http';
import { History } from './history';

const entry = () => screen.findByRole('article');
const dialog = () => screen.getByRole('dialog');
const field = (name: string) => within(dialog()).getByLabelText<HTMLInputElement>(name);
const button = (name: string | RegExp) => within(dialog()).getByRole('button', { name });

/** Answers the change route in turn, and remembers what it was asked. */
function answerChanges(...answers: (() => Response)[]): Record<string, unknown>[] {
  const seen: Record<string, unknown>[] = [];
  server.use(
    http.patch('*/api/posts/:id', async ({ request }) => {
      const answer = answers[Math.min(seen.length, answers.length - 1)];
      seen.push((await request.json()) as Record<string, unknown>);
      return answer?.() ?? HttpResponse.error();
    }),
  );
  return seen;
}

const changed = (post: Post) => () => HttpResponse.json({ ...post, version: post.version + 1 });
const refused =
  (code: AnyCode, status: number, rest = {}) =>
  () =>
    problemResponse(problem(code, status, rest).problem);

async function edit(post: Post, act = 'Edit') {
  const world = serve({ posts: [post] });
  const shown = show(<History />);
  await shown.user.click(await screen.findByRole('button', { name: act }));
  await screen.findByRole('dialog');
  return { ...shown, world };
}

describe('a post that waits for its time', () => {
  test('shows it in the zone it was meant in, and here where that differs', async () => {
    serve({ posts: [aScheduledPost()] });
    show(<History />);
    const shown = await entry();
    expect(within(shown).getByText('Scheduled')).toBeInTheDocument();
    expect(shown).toHaveTextContent('Goes out on Tue, 24 Nov 2099, 09:00 (Europe/Berlin), 08:00 where you are');
  });

  test('shows it once where both are the same', async () => {
    serve({ posts: [aScheduledPost({ schedule: aSchedule({ time_zone: 'UTC' }) })] });
    show(<History />);
    expect(await entry()).toHaveTextContent('08:00 (UTC)');
    expect(await entry()).not.toHaveTextContent('where you are');
  });

  test('tells what the clocks do', async () => {
    const note = '02:30 comes twice on 25 October 2099.';
    serve({ posts: [aScheduledPost({ schedule: aSchedule({ resolution: 'overlap', note }) })] });
    show(<History />);
    expect(await screen.findByText(note)).toBeInTheDocument();
  });

  test.each([
    ['always' as const, 'it goes out however late.'],
    ['never' as const, 'it does not go out.'],
    [30, 'it may be up to 30 minutes late.'],
    [1, 'it may be up to one minute late.'],
  ])('with its own rule for being late (%s) tells it', async (publish_late, words) => {
    serve({ posts: [aScheduledPost({}, { publish_late })] });
    show(<History />);
    expect(await entry()).toHaveTextContent(`If it cannot go out then, ${words}`);
  });

  test('that was sent again is not said to go out at its old time', async () => {
    const schedule = aSchedule({ at: ago(60) });
    serve({ posts: [aPost({ schedule, deliveries: [aDelivery({ state: 'sending', due_at: ago(0) })] })] });
    show(<History />);
    expect(await entry()).not.toHaveTextContent('go out on');
  });

  test('offers only what the server allows', async () => {
    serve({ posts: [aScheduledPost({ can_edit: false, can_cancel: false })] });
    show(<History />);
    await entry();
    expect(screen.queryByRole('button', { name: 'Edit' })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Cancel this post' })).not.toBeInTheDocument();
  });
});

describe('changing', () => {
  test('begins at the text and sends only what was changed', async () => {
    const post = aScheduledPost({ text: 'Before', version: 3 });
    const { user } = await edit(post);
    const seen = answerChanges(changed(post));
    expect(field('Text')).toHaveFocus();
    await user.type(field('Text'), ' and after');
    await user.click(button('Save changes'));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(seen).toEqual([{ version: 3, text: 'Before and after', allow_duplicate: false }]);
  });

  test('of the time names it on the button', async () => {
    const post = aScheduledPost();
    const { user } = await edit(post);
    const seen = answerChanges(changed(post));
    expect(field('Date')).toHaveValue('2099-11-24');
    fireEvent.change(field('Time'), { target: { value: '10:30' } });
    await user.click(button('Schedule for Tue, 24 Nov 2099, 10:30'));
    await waitFor(() =>
      expect(seen).toEqual([
        { version: 0, scheduled_for: '2099-11-24T10:30', time_zone: 'Europe/Berlin', allow_duplicate: false },
      ]),
    );
  });

  test('takes a time in words, and saves nothing while it is not understood', async () => {
    const post = aScheduledPost({ schedule: aSchedule({ time_zone: 'UTC' }) });
    const { user } = await edit(post);
    const seen = answerChanges(changed(post));
    await user.type(field('When'), 'some day');
    await user.click(button('Save changes'));
    expect(field('When')).toBeInvalid();
    expect(seen).toEqual([]);
    await user.clear(field('When'));
    await user.type(field('When'), '2099-12-01 14:30');
    expect([field('Date').value, field('Time').value]).toEqual(['2099-12-01', '14:30']);
    await user.click(button(/^Schedule for/));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(seen).toMatchObject([{ scheduled_for: '2099-12-01T14:30', time_zone: 'UTC' }]);
  });

  test('of nothing asks nobody', async () => {
    const post = aScheduledPost();
    const { user } = await edit(post);
    const seen = answerChanges(changed(post));
    await user.click(button('Save changes'));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(seen).toHaveLength(0);
  });

  test('a rule for being late can be changed, and be left to the server again', async () => {
    const post = aScheduledPost({}, { publish_late: 'never' });
    const { user } = await edit(post);
    const seen = answerChanges(changed(post));
    const rule = field('If it cannot go out on time');
    expect(rule).toHaveValue('never');
    await user.selectOptions(rule, 'As the server is set up');
    await user.click(button('Save changes'));
    await waitFor(() => expect(seen[0]).toMatchObject({ publish_late: 'default' }));
  });

  test('closed by mistake loses nothing', async () => {
    const { user } = await edit(aScheduledPost({ text: 'Before' }));
    await user.type(field('Text'), ' and after');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    const opener = screen.getByRole('button', { name: 'Edit' });
    expect(opener).toHaveFocus();
    await user.click(opener);
    await screen.findByRole('dialog');
    expect(field('Text')).toHaveValue('Before and after');
    await user.click(button('Undo my changes'));
    expect(field('Text')).toHaveValue('Before');
  });

  test('a refused time stands at its field, and the text stays', async () => {
    const { user } = await edit(aScheduledPost({ text: 'Before' }));
    answerChanges(
      refused('invalid_fields', 422, { errors: [{ field: 'scheduled_for', code: 'time_in_past', detail: 'Past.' }] }),
    );
    await user.type(field('Text'), '!');
    fireEvent.change(field('Date'), { target: { value: '2020-01-01' } });
    await user.click(button(/^Schedule for/));
    await screen.findByRole('alert');
    expect(field('Time')).toHaveAccessibleDescription(/This time has passed/);
    expect(field('Text')).toHaveValue('Before!');
  });

  test('the same text can be meant', async () => {
    const post = aScheduledPost({ text: 'Before' });
    const { user } = await edit(post);
    const same = { field: 'text', code: 'same_text_within_a_day', detail: 'Say `allow_duplicate`.' };
    const seen = answerChanges(refused('duplicate_content', 409, { errors: [same] }), changed(post));
    await user.type(field('Text'), '!');
    await user.click(button('Save changes'));
    await screen.findByRole('alert');
    expect(field('Text')).toHaveAccessibleDescription('The same text goes to this account within a day of then.');
    await user.click(button('Save it anyway'));
    await waitFor(() => expect(seen[1]).toMatchObject({ allow_duplicate: true }));
  });

  test('too late is said in words, with what was typed still there', async () => {
    const { user } = await edit(aScheduledPost({ text: 'Before' }));
    answerChanges(refused('not_editable', 409, { state: 'sending' }));
    await user.type(field('Text'), '!');
    await user.click(button('Save changes'));
    expect(await screen.findByRole('alert')).toHaveTextContent('It is on its way to X right now. Nothing was changed.');
    expect(field('Text')).toHaveValue('Before!');
    expect(within(dialog()).queryByRole('button', { name: /Save|Schedule/ })).not.toBeInTheDocument();
  });
});

describe('a post that was changed elsewhere meanwhile', () => {
  async function conflict() {
    const post = aScheduledPost({ text: 'Before' });
    const shown = await edit(post);
    const [kept] = shown.world.posts;
    const theirs = { text: 'Theirs', version: 1, schedule: aSchedule({ at: '2099-11-25T08:00:00Z' }) };
    shown.world.posts = [{ ...(kept ?? post), ...theirs }];
    await shown.user.clear(field('Text'));
    await shown.user.type(field('Text'), 'Mine');
    await shown.user.click(button('Save changes'));
    expect(await screen.findByRole('alert')).toHaveTextContent('It was changed elsewhere meanwhile');
    return { ...shown, post };
  }

  test('is shown as it is now, and what was typed is kept', async () => {
    await conflict();
    expect(screen.getByRole('alert')).toHaveTextContent('Theirs');
    expect(screen.getByRole('alert')).toHaveTextContent('Wed, 25 Nov 2099, 09:00 (Europe/Berlin)');
    expect(field('Text')).toHaveValue('Mine');
  });

  test('takes what was typed over it, with the version it has now', async () => {
    const { user, post } = await conflict();
    const seen = answerChanges(changed(post));
    await user.click(button('Save mine over it'));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(seen).toEqual([
      {
        version: 1,
        text: 'Mine',
        scheduled_for: '2099-11-24T09:00',
        time_zone: 'Europe/Berlin',
        allow_duplicate: false,
      },
    ]);
  });

  test('can be taken instead', async () => {
    const { user } = await conflict();
    await user.click(button('Take that one'));
    expect(field('Text')).toHaveValue('Theirs');
    expect(field('Date')).toHaveValue('2099-11-25');
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  test('by oneself, when only the answer was lost, is no conflict', async () => {
    const post = aScheduledPost({ text: 'Before' });
    const { user, world } = await edit(post);
    answerChanges(refused('version_conflict', 409, { version: 1 }));
    world.posts = [{ ...post, text: 'Mine', version: 1 }];
    await user.clear(field('Text'));
    await user.type(field('Text'), 'Mine');
    await user.click(button('Save changes'));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  });
});

describe('a post that is proven not to be out', () => {
  const missed = () =>
    aPost({
      schedule: aSchedule({ at: ago(90) }),
      deliveries: [aDelivery({ state: 'missed', status: 'failed', due_at: ago(90), can_retry: true })],
    });

  test('that missed its time can go out now or be given another', async () => {
    const post = missed();
    const { user } = await edit(post, 'Reschedule');
    const seen = answerChanges(changed(post));
    expect(screen.getByRole('dialog', { name: 'Reschedule this post' })).toBeInTheDocument();
    expect(field('Time')).toHaveFocus();
    expect(field('Time').value).toMatch(/:00$/);
    await user.click(button(/^Schedule for/));
    await waitFor(() => expect(seen[0]).toMatchObject({ time_zone: 'Europe/Berlin' }));
    expect(screen.getByText(/Was to go out on/)).toBeInTheDocument();
  });

  test('that missed its time has "Post now" and no "Retry"', async () => {
    serve({ posts: [missed()] });
    const { user } = show(<History />);
    expect(screen.queryByRole('button', { name: 'Retry' })).not.toBeInTheDocument();
    await user.click(await screen.findByRole('button', { name: 'Post now' }));
    expect(await screen.findByText('Sending')).toBeInTheDocument();
  });

  test('that failed can be changed without a time', async () => {
    const post = aPost({
      text: 'Before',
      deliveries: [aDelivery({ state: 'failed', status: 'failed', can_retry: true })],
    });
    const { user } = await edit(post);
    const seen = answerChanges(changed(post));
    expect(field('Date')).toHaveValue('');
    await user.type(field('Text'), '!');
    await user.click(button('Save changes'));
    await waitFor(() => expect(seen).toEqual([{ version: 0, text: 'Before!', allow_duplicate: false }]));
  });
});

describe('cancelling', () => {
  test('asks once, and then it is cancelled', async () => {
    serve({ posts: [aScheduledPost({ version: 4 })] });
    const { user } = show(<History />);
    await user.click(await screen.findByRole('button', { name: 'Cancel this post' }));
    const question = await screen.findByRole('alertdialog', { name: 'Cancel this post?' });
    await user.click(within(question).getByRole('button', { name: 'Keep it' }));
    await waitFor(() => expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument());
    expect(screen.getByText('Scheduled')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Cancel this post' }));
    await user.click(await screen.findByRole('button', { name: 'Cancel the post' }));
    expect(await screen.findByText('Cancelled')).toBeInTheDocument();
  });

  test.each<[AnyCode, object, string]>([
    ['not_editable', { state: 'posted' }, 'It is out already.'],
    ['version_conflict', { version: 2 }, 'Nothing was cancelled. Look at it once more'],
  ])('refused with %s says so in words', async (code, rest, words) => {
    serve({ posts: [aScheduledPost()] });
    server.use(on('delete', '/api/posts/{id}', () => problem(code, 409, rest)));
    const { user } = show(<History />);
    await user.click(await screen.findByRole('button', { name: 'Cancel this post' }));
    await user.click(await screen.findByRole('button', { name: 'Cancel the post' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(words);
  });
});

describe('what went out', () => {
  test('late says how late', async () => {
    const due = ago(24.5);
    serve({ posts: [aPost({ deliveries: [aDelivery({ due_at: due, late: true, posted_at: ago(12) })] })] });
    show(<History />);
    expect(await screen.findByText('Went out 12 minutes late.')).toBeInTheDocument();
  });

  test('on time says nothing of it', async () => {
    serve({ posts: [aPost({ deliveries: [aDelivery({ due_at: ago(24.5), posted_at: ago(12) })] })] });
    show(<History />);
    expect(await entry()).not.toHaveTextContent('late');
  });

  test('nobody knows yet: says when it is looked for next, and every look', async () => {
    const post = aPost({ deliveries: [aDelivery({ state: 'unconfirmed', next_lookup_at: ahead(2.5) })] });
    serve({
      posts: [post],
      attempts: new Map([[post.id, [anAttempt({ outcome: 'unconfirmed', http_status: null })]]]),
      lookups: new Map([
        [
          post.id,
          [
            aLookup({ looked_at: ago(2), finding: 'unreadable', detail: 'X answered with status 503.' }),
            aLookup({ looked_at: ago(3) }),
            aLookup({ looked_at: ago(1), finding: 'found' }),
          ],
        ],
      ]),
    });
    const { user } = show(<History />);
    expect(await screen.findByText(/We look at X again/)).toHaveTextContent('in 2 minutes');
    await user.click(screen.getByRole('button', { name: 'Details' }));
    const words = (await screen.findAllByText(/^(No clear answer|Not there|X could not be read|Found)/)).map(
      (one) => one.textContent,
    );
    expect(words).toEqual(['No clear answer from X', 'Not there', 'X could not be read', 'Found on X']);
    expect(screen.getByText('X answered with status 503.')).toBeInTheDocument();
  });
});

describe('older posts', () => {
  test('are shown to who asks, page after page', async () => {
    serve({ posts: Array.from({ length: 70 }, (_, index) => aPost({ text: `Post ${index}` })) });
    const { user } = show(<History />);
    const more = await screen.findByRole('button', { name: 'Show older posts' });
    expect(screen.getAllByRole('article')).toHaveLength(10);
    await user.click(more);
    await waitFor(() => expect(screen.getAllByRole('article')).toHaveLength(50));
    await user.click(screen.getByRole('button', { name: 'Show older posts' }));
    await waitFor(() => expect(screen.getAllByRole('article')).toHaveLength(70));
    expect(screen.queryByRole('button', { name: 'Show older posts' })).not.toBeInTheDocument();
  });

  test('that cannot be loaded leave what is there', async () => {
    serve();
    server.use(
      on('get', '/api/posts', ({ request }) =>
        new URL(request.url).searchParams.get('limit') === '10'
          ? reply(200, { items: [aPost()], next_cursor: 'more' })
          : problem('internal_error', 500),
      ),
    );
    const { user } = show(<History />);
    await user.click(await screen.findByRole('button', { name: 'Show older posts' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('We could not load older posts');
    expect(screen.getByRole('article')).toBeInTheDocument();
  });
});
