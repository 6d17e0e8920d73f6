import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { describe, expect, test } from 'vitest';
import { show } from '@/testing/render';
import { aDelivery, aPost } from '@/testing/samples';
import { serve, server } from '@/testing/server';
import { on, problem } from '@/testing/typed-http';
import { History } from './history';

const inReview = () => aPost({ deliveries: [aDelivery({ state: 'needs_review', status: 'failed', url: null })] });
const ADDRESS = 'https://x.com/ada_writes/status/1900544781383569409';

async function review() {
  const post = inReview();
  const world = serve({ posts: [post] });
  const shown = show(<History />);
  await screen.findByText('X did not say whether this post is out. Look at your account: is it there?');
  return { ...shown, world, post };
}

test('the question leads to the account', async () => {
  await review();
  const link = await screen.findByRole('link', { name: /Open @ada_writes on X/ });
  expect(link).toHaveAttribute('href', '/ada_writes');
  expect(link).toHaveAttribute('target', '_blank');
  expect(link).toHaveAttribute('rel', 'noopener noreferrer');
});

test('the question stands without the link while the account is not known', async () => {
  serve({ posts: [inReview()], accounts: [] });
  show(<History />);
  await screen.findByRole('button', { name: 'It is there' });
  expect(screen.queryByRole('link', { name: /Open/ })).not.toBeInTheDocument();
});

describe('it is there', () => {
  test('asks for the address, and then it counts as posted', async () => {
    const { user } = await review();
    await user.click(screen.getByRole('button', { name: 'It is there' }));
    await user.type(screen.getByLabelText('Address of the post'), `  ${ADDRESS} `);
    await user.click(screen.getByRole('button', { name: 'Count it as posted' }));
    expect(await screen.findByText('Posted')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /View on X/ })).toHaveAttribute('href', ADDRESS);
    expect(screen.queryByText(/is it there\?/)).not.toBeInTheDocument();
  });

  test('an address that is none is told at its field', async () => {
    const { user } = await review();
    await user.click(screen.getByRole('button', { name: 'It is there' }));
    await user.click(screen.getByRole('button', { name: 'Count it as posted' }));
    const address = screen.getByLabelText('Address of the post');
    expect(address).toHaveAccessibleDescription(/Paste the address of the post/);
    await user.type(address, 'https://x.com/ada_writes');
    await user.click(screen.getByRole('button', { name: 'Count it as posted' }));
    await waitFor(() => expect(address).toHaveAccessibleDescription(/This is no address of a post/));
    expect(address).toHaveValue('https://x.com/ada_writes');
  });

  test('a post that is no longer in doubt says so', async () => {
    const { user } = await review();
    server.use(
      on('post', '/api/x/confirm', () =>
        problem('not_in_review', 409, {
          detail: 'This post is posted: nothing about it is in doubt.',
          state: 'posted',
        }),
      ),
    );
    await user.click(screen.getByRole('button', { name: 'It is there' }));
    await user.type(screen.getByLabelText('Address of the post'), ADDRESS);
    await user.click(screen.getByRole('button', { name: 'Count it as posted' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('nothing about it is in doubt');
  });
});

describe('it is not there', () => {
  function answerRetries(...answers: (() => Response)[]) {
    const seen: { key: string | null; body: unknown }[] = [];
    server.use(
      http.post('*/api/x/retry', async ({ request }) => {
        const answer = answers[Math.min(seen.length, answers.length - 1)];
        seen.push({ key: request.headers.get('Idempotency-Key'), body: await request.json() });
        return answer?.() ?? HttpResponse.error();
      }),
    );
    return seen;
  }

  async function ask() {
    const shown = await review();
    await shown.user.click(screen.getByRole('button', { name: 'It is not there: send it again' }));
    const question = await screen.findByRole('alertdialog', { name: 'Send it again?' });
    return { ...shown, question, send: within(question).getByRole('button', { name: 'Send it again' }) };
  }

  test('warns that it can be there twice, and then says so to the server', async () => {
    const { user, question, send, post } = await ask();
    const seen = answerRetries(() => HttpResponse.json(post, { status: 202 }));
    expect(question).toHaveTextContent('If it is on X after all, it is posted twice.');
    await user.click(send);
    await waitFor(() => expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument());
    expect(seen[0]?.body).toEqual({
      post_id: post.id,
      account_id: post.deliveries[0]?.account_id,
      not_published: true,
    });
    expect(seen[0]?.key).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('can be thought over', async () => {
    const { user, question } = await ask();
    const seen = answerRetries(() => HttpResponse.error());
    await user.click(within(question).getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument());
    expect(seen).toHaveLength(0);
    expect(screen.getByRole('button', { name: 'It is not there: send it again' })).toHaveFocus();
  });

  test('a lost answer is asked again with the same key', async () => {
    const { user, send, post } = await ask();
    const seen = answerRetries(
      () => HttpResponse.error(),
      () => HttpResponse.json(post, { status: 202 }),
    );
    await user.click(send);
    expect(await screen.findByRole('alert')).toHaveTextContent('We do not know whether it was queued');
    await user.click(send);
    await waitFor(() => expect(seen).toHaveLength(2));
    expect(seen[1]?.key).toBe(seen[0]?.key);
  });
});

test('once a delivery has moved on, sending again is another wish with another key', async () => {
  const delivery = aDelivery({ state: 'failed', status: 'failed', can_retry: true, attempt_count: 1 });
  const post = aPost({ deliveries: [delivery] });
  serve({ posts: [post] });
  const keys: (string | null)[] = [];
  server.use(
    http.post('*/api/x/retry', ({ request }) => {
      keys.push(request.headers.get('Idempotency-Key'));
      // It was queued, tried and refused once more; only the answer was lost.
      delivery.attempt_count += 1;
      return HttpResponse.error();
    }),
  );
  const { user } = show(<History />);
  await user.click(await screen.findByRole('button', { name: 'Retry' }));
  await screen.findByRole('alert');
  await waitFor(() => expect(screen.getByRole('button', { name: 'Retry' })).toBeInTheDocument());
  await user.click(screen.getByRole('button', { name: 'Retry' }));
  await waitFor(() => expect(keys).toHaveLength(2));
  expect(keys[1]).not.toBe(keys[0]);
});

describe('two deliveries of one post', () => {
  const second = '0198c0de-0000-7000-8000-0000000000cc';

  test('that both failed are sent again each by itself', async () => {
    const failed = { state: 'failed', status: 'failed', can_retry: true } as const;
    const deliveries = [aDelivery(failed), aDelivery({ ...failed, account_id: second, username: 'ada_notes' })];
    const world = serve({ posts: [aPost({ deliveries })] });
    const { user } = show(<History />);
    const [, other] = await screen.findAllByRole('button', { name: 'Retry' });
    if (other) await user.click(other);
    await waitFor(() => expect(screen.getAllByRole('button', { name: 'Retry' })).toHaveLength(1));
    expect(world.posts[0]?.deliveries.map(({ state }) => state)).toEqual(['failed', 'sending']);
  });

  test('that are both in doubt are answered each by itself', async () => {
    const doubtful = { state: 'needs_review', status: 'failed', url: null } as const;
    const deliveries = [aDelivery(doubtful), aDelivery({ ...doubtful, account_id: second, username: 'ada_notes' })];
    const world = serve({ posts: [aPost({ deliveries })] });
    const { user } = show(<History />);
    const [, other] = await screen.findAllByRole('button', { name: 'It is there' });
    if (other) await user.click(other);
    await user.type(screen.getByLabelText('Address of the post'), ADDRESS);
    await user.click(screen.getByRole('button', { name: 'Count it as posted' }));
    await waitFor(() =>
      expect(world.posts[0]?.deliveries.map(({ state }) => state)).toEqual(['needs_review', 'posted']),
    );
  });
});
