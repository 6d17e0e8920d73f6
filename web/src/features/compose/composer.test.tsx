import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Account, Platform } from '@/api/types';
import { aLostAccount } from '@/testing/account-samples';
import { aPng } from '@/testing/files';
import { show } from '@/testing/render';
import { aDelivery, anAccount, aPlatform, aPost, nextId } from '@/testing/samples';
import { serve, server } from '@/testing/server';
import { type AnyCode, on, problem, problemResponse } from '@/testing/typed-http';
import { Composer } from './composer';
import { forgetDraftsInMemory } from './draft';
import { endWorkers } from './workers';

let userId = '';
beforeEach(() => {
  userId = nextId();
});
afterEach(endWorkers);

function write(part: { accounts?: [Account, ...Account[]]; platform?: Platform } = {}) {
  const { accounts = [anAccount()], platform = aPlatform() } = part;
  return show(
    <Composer
      userId={userId}
      accounts={accounts}
      platform={platform}
      settingsLink={(label) => <a href="/dashboard/settings">{label}</a>}
      historyLink={(label) => <a href="#history">{label}</a>}
    />,
  );
}

const text = () => screen.getByLabelText<HTMLTextAreaElement>('Post text');
const postNow = () => screen.getByRole('button', { name: /Post now|Posting/ });
const fileInput = () => screen.getByLabelText<HTMLInputElement>('Choose images');

interface Seen {
  key: string | null;
  requestedWith: string | null;
  body: unknown;
}

/** Answers the post route in turn, and remembers what it was asked. */
function answerPosts(...answers: (() => Response | Promise<Response>)[]): Seen[] {
  const seen: Seen[] = [];
  server.use(
    http.post('*/api/posts', async ({ request }) => {
      const body = await request.json();
      const answer = answers[Math.min(seen.length, answers.length - 1)];
      seen.push({
        key: request.headers.get('Idempotency-Key'),
        requestedWith: request.headers.get('X-Requested-With'),
        body,
      });
      return answer?.() ?? HttpResponse.error();
    }),
  );
  return seen;
}

const posted = () => HttpResponse.json(aPost({ text: 'Hello' }), { status: 201 });
const cut = () => HttpResponse.error();
const refused =
  (code: AnyCode, status: number, rest = {}) =>
  () =>
    problemResponse(problem(code, status, rest).problem);

describe('posting', () => {
  test('sends the text once, shows the link, and clears the box', async () => {
    serve();
    const seen = answerPosts(posted);
    const { user } = write();
    await user.type(text(), 'Hello');
    await user.click(postNow());
    const link = await screen.findByRole('link', { name: /View on X/ });
    expect(link).toHaveAttribute('rel', 'noopener noreferrer');
    expect(link).toHaveAttribute('target', '_blank');
    expect(text()).toHaveValue('');
    expect(seen).toHaveLength(1);
    expect(seen[0]?.body).toEqual({
      text: 'Hello',
      account_ids: [anAccount().id],
      overrides: [],
      media: [],
      allow_duplicate: false,
    });
    expect(seen[0]?.requestedWith).toBe('pillarbox');
  });

  test('by Ctrl+Enter and by Cmd+Enter', async () => {
    serve();
    const seen = answerPosts(posted);
    const { user } = write();
    await user.type(text(), 'Hello{Control>}{Enter}{/Control}');
    await waitFor(() => expect(text()).toHaveValue(''));
    await user.type(text(), 'Again{Meta>}{Enter}{/Meta}');
    await waitFor(() => expect(seen).toHaveLength(2));
  });

  test('a double click sends one request', async () => {
    serve();
    let letGo = () => undefined as undefined;
    const gate = new Promise<void>((resolve) => {
      letGo = () => void resolve() as undefined;
    });
    const seen = answerPosts(async () => {
      await gate;
      return posted();
    });
    const { user } = write();
    await user.type(text(), 'Hello');
    fireEvent.click(postNow());
    fireEvent.click(postNow());
    fireEvent.keyDown(text(), { key: 'Enter', ctrlKey: true });
    expect(await screen.findByText(/Sending your post/)).toBeInTheDocument();
    expect(text()).toHaveAttribute('readonly');
    letGo();
    await screen.findByRole('link', { name: /View on X/ });
    expect(seen).toHaveLength(1);
  });

  test('nothing written is not sent, and says so', async () => {
    serve();
    const seen = answerPosts(posted);
    const { user } = write();
    await user.click(postNow());
    expect(screen.getByText('Write something first, or add an image.')).toBeInTheDocument();
    expect(text()).toHaveFocus();
    expect(seen).toHaveLength(0);
  });

  test('what is still on its way clears the box and becomes posted by itself', async () => {
    const world = serve();
    const moving = aPost({ text: 'Slow', deliveries: [aDelivery({ state: 'sending' })] });
    world.posts.unshift(moving);
    answerPosts(() => HttpResponse.json(moving, { status: 202 }));
    const { user } = write();
    await user.type(text(), 'Slow');
    await user.click(postNow());
    await screen.findByText('On its way');
    expect(text()).toHaveValue('');
    Object.assign(moving.deliveries[0] ?? {}, { state: 'posted', url: 'https://x.com/a/status/1' });
    expect(await screen.findByRole('link', { name: /View on X/ }, { timeout: 4000 })).toBeInTheDocument();
  });

  test('from the chosen account when there are several', async () => {
    serve();
    const seen = answerPosts(posted);
    const other = anAccount({ id: nextId(), username: 'engine_notes' });
    const { user } = write({ accounts: [anAccount(), other] });
    await user.click(screen.getByRole('checkbox', { name: '@engine_notes on X' }));
    await user.click(screen.getByRole('checkbox', { name: '@ada_writes on X' }));
    await user.type(text(), 'Hello');
    await user.click(postNow());
    await waitFor(() => expect(seen[0]?.body).toMatchObject({ account_ids: [other.id] }));
  });
});

describe('when it does not work, the draft stays', () => {
  test('refused by X: text, description and image are kept', async () => {
    serve();
    answerPosts(refused('platform_rejected', 422, { detail: 'X refused this post.', post_id: nextId() }));
    const { user } = write();
    await user.type(text(), 'Hello');
    await user.upload(fileInput(), aPng());
    await user.type(await screen.findByLabelText('Describe the image'), 'A mill');
    await user.click(postNow());
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Not posted');
    expect(alert).toHaveTextContent('X refused this post.');
    expect(alert).toHaveTextContent('Your text and image are kept.');
    expect(text()).toHaveValue('Hello');
    expect(screen.getByLabelText('Describe the image')).toHaveValue('A mill');
    expect(screen.getByRole('img', { name: 'A mill' })).toBeInTheDocument();
  });

  test('refused for one field: the sentence stands at that field, as long as it is the same text', async () => {
    serve();
    const detail = 'This is 12 characters too long.';
    answerPosts(refused('invalid_fields', 422, { errors: [{ field: 'text', code: 'text_too_long', detail }] }));
    const { user } = write();
    await user.type(text(), 'Hello');
    await user.click(postNow());
    await screen.findByRole('alert');
    expect(text()).toHaveAccessibleDescription(expect.stringContaining(detail));
    expect(text()).toBeInvalid();
    await user.type(text(), '!');
    expect(screen.queryByText(detail)).not.toBeInTheDocument();
  });

  test('an answer cut off midway is not called a failure', async () => {
    serve();
    answerPosts(cut);
    const { user } = write();
    await user.type(text(), 'Hello');
    await user.click(postNow());
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('We do not know whether it was posted');
    expect(alert).not.toHaveTextContent(/nothing was sent|not sent\b(?! twice)/i);
    expect(within(alert).getByRole('link', { name: 'Look at the history' })).toHaveAttribute('href', '#history');
    expect(text()).toHaveValue('Hello');
  });

  test.each([
    ['a page of a proxy', () => HttpResponse.html('<h1>Bad Gateway</h1>', { status: 502 })],
    ['a failure inside the server', refused('internal_error', 500)],
  ])('%s is not known either', async (_what, answer) => {
    serve();
    answerPosts(answer);
    const { user } = write();
    await user.type(text(), 'Hello');
    await user.click(postNow());
    expect(await screen.findByRole('alert')).toHaveTextContent('We do not know whether it was posted');
  });

  test('the text is still there after a reload', async () => {
    serve();
    const { user, unmount } = write();
    await user.type(text(), 'Half a thought');
    unmount();
    forgetDraftsInMemory();
    write();
    expect(text()).toHaveValue('Half a thought');
  });

  test('the text of one user is never shown to another', async () => {
    serve();
    const { user, unmount } = write();
    await user.type(text(), 'Private');
    unmount();
    userId = nextId();
    write();
    expect(text()).toHaveValue('');
  });
});

describe('a post that waits for something', () => {
  test('is said to be on hold, so that nobody writes it twice', async () => {
    serve();
    answerPosts(refused('insufficient_credits', 402, { detail: 'The credits are used up.', post_id: nextId() }));
    const { user } = write();
    await user.type(text(), 'Hello');
    await user.click(postNow());
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Not posted yet: it is on hold');
    expect(alert).toHaveTextContent('you need not post it again');
    expect(text()).toHaveValue('Hello');
    await user.click(within(alert).getByRole('button', { name: 'Clear the box' }));
    expect(text()).toHaveValue('');
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  test('for the permission to send images goes on once that is given', async () => {
    serve();
    const detail = 'Images need a second permission.';
    answerPosts(refused('image_grant_required', 409, { detail, post_id: nextId() }));
    const { user } = write();
    await user.type(text(), 'Hello');
    await user.click(postNow());
    expect(await screen.findByRole('alert')).toHaveTextContent('Not posted yet: it is on hold');
  });

  test('is not on hold when the server kept nothing', async () => {
    serve();
    answerPosts(refused('account_needs_reauth', 409, { detail: 'X refused our access. Nothing was sent.' }));
    const { user } = write();
    await user.type(text(), 'Hello');
    await user.click(postNow());
    expect(await screen.findByRole('alert')).toHaveTextContent('Not posted');
    expect(screen.queryByText(/on hold/)).not.toBeInTheDocument();
  });
});

describe('the idempotency key', () => {
  test('stays the same for the same content after a lost answer', async () => {
    serve();
    const seen = answerPosts(cut, posted);
    const { user } = write();
    await user.type(text(), 'Hello');
    await user.click(postNow());
    await screen.findByRole('alert');
    await user.click(postNow());
    await screen.findByRole('link', { name: /View on X/ });
    expect(seen[0]?.key).toMatch(/^[0-9a-f-]{36}$/);
    expect(seen[1]?.key).toBe(seen[0]?.key);
  });

  test('outlives the composer, as the draft does', async () => {
    serve();
    const seen = answerPosts(cut, posted);
    const first = write();
    await first.user.type(text(), 'Hello');
    await first.user.click(postNow());
    await screen.findByRole('alert');
    first.unmount();
    const second = write();
    await second.user.click(postNow());
    await screen.findByRole('link', { name: /View on X/ });
    expect(seen[1]?.key).toBe(seen[0]?.key);
  });

  test('is new when the text was changed', async () => {
    serve();
    const seen = answerPosts(cut, posted);
    const { user } = write();
    await user.type(text(), 'Hello');
    await user.click(postNow());
    await screen.findByRole('alert');
    await user.type(text(), '!');
    await user.click(postNow());
    await waitFor(() => expect(seen).toHaveLength(2));
    expect(seen[1]?.key).not.toBe(seen[0]?.key);
  });

  test('is new after a definite answer', async () => {
    serve();
    const seen = answerPosts(refused('platform_rejected', 422), posted);
    const { user } = write();
    await user.type(text(), 'Hello');
    await user.click(postNow());
    await screen.findByRole('alert');
    await user.click(postNow());
    await waitFor(() => expect(seen).toHaveLength(2));
    expect(seen[1]?.key).not.toBe(seen[0]?.key);
  });
});

describe('the same text again', () => {
  const SAME_TEXT = { field: 'text', code: 'same_text_within_a_day', detail: 'Posted within the last day.' };

  test('refused by the platform itself is not offered to be posted anyway', async () => {
    serve();
    answerPosts(refused('duplicate_content', 409, { post_id: nextId() }));
    const { user } = write();
    await user.type(text(), 'Hello');
    await user.click(postNow());
    expect(await screen.findByRole('alert')).toHaveTextContent('Not posted');
    expect(screen.queryByRole('button', { name: 'Post it anyway' })).not.toBeInTheDocument();
  });

  test('is offered to be posted anyway, and then is', async () => {
    serve();
    const seen = answerPosts(refused('duplicate_content', 409, { post_id: nextId(), errors: [SAME_TEXT] }), posted);
    const { user } = write();
    await user.type(text(), 'Hello');
    await user.click(postNow());
    await user.click(await screen.findByRole('button', { name: 'Post it anyway' }));
    await screen.findByRole('link', { name: /View on X/ });
    expect(seen[0]?.body).toMatchObject({ allow_duplicate: false });
    expect(seen[1]?.body).toMatchObject({ allow_duplicate: true });
    expect(seen[1]?.key).not.toBe(seen[0]?.key);
  });

  test('is not offered a second time', async () => {
    serve();
    answerPosts(refused('duplicate_content', 409, { errors: [SAME_TEXT] }));
    const { user } = write();
    await user.type(text(), 'Hello');
    await user.click(postNow());
    await user.click(await screen.findByRole('button', { name: 'Post it anyway' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Post it anyway' })).not.toBeInTheDocument());
    expect(await screen.findByRole('alert')).toHaveTextContent('Not posted');
  });
});

test('a server that is too busy to take it has not begun, and says so', async () => {
  serve();
  answerPosts(refused('uploads_busy', 503, { detail: 'Too many images are on their way in. Nothing was written.' }));
  const { user } = write();
  await user.type(text(), 'Hello');
  await user.click(postNow());
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('Not posted');
  expect(alert).toHaveTextContent('Nothing was written.');
});

test('an account that X has refused can still be written for', async () => {
  serve();
  server.use(on('post', '/api/posts', () => problem('account_needs_reauth', 409, { detail: 'X refused our access.' })));
  const { user } = write({ accounts: [aLostAccount()] });
  await user.type(text(), 'Hello');
  await user.click(postNow());
  expect(await screen.findByRole('alert')).toHaveTextContent('Reconnect the account under Settings');
});
