import { act, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { POLL_MS } from '@/api/calls/list-posts';
import type { DeliveryState } from '@/api/types';
import { show } from '@/testing/render';
import { aDelivery, ahead, anAttempt, anImage, aPost } from '@/testing/samples';
import { serve, server } from '@/testing/server';
import { on, problem, reply } from '@/testing/typed-http';
import { STATUS_WORDS } from '@/ui/status';
import { History } from './history';

afterEach(() => vi.useRealTimers());

const inState = (state: DeliveryState, rest = {}) => aPost({ deliveries: [aDelivery({ state, ...rest })] });

describe('the list', () => {
  test('of a post that is out on one account only shows each account with what it got', async () => {
    serve({
      posts: [
        aPost({
          text: 'For everyone',
          status: 'partly_posted',
          deliveries: [
            aDelivery({ text: 'For everyone' }),
            aDelivery({
              username: 'grace_writes',
              state: 'failed',
              status: 'failed',
              text: 'For Grace',
              own_text: true,
            }),
          ],
        }),
      ],
    });
    show(<History />);
    const post = within(await screen.findByRole('article'));
    expect(post.getByText(STATUS_WORDS.posted.word)).toBeInTheDocument();
    expect(post.getByText(STATUS_WORDS.failed.word)).toBeInTheDocument();
    expect(post.getByText('For Grace')).toHaveTextContent('For @grace_writes: For Grace');
  });

  test('asks for the last ten', async () => {
    serve();
    const asked: string[] = [];
    server.use(
      on('get', '/api/posts', ({ request }) => {
        asked.push(new URL(request.url).search);
        return reply(200, { items: [], next_cursor: null });
      }),
    );
    show(<History />);
    expect(await screen.findByText('Nothing posted yet')).toBeInTheDocument();
    expect(asked).toEqual(['?limit=10']);
  });

  test('that cannot be loaded says so and can be tried again', async () => {
    serve();
    let isDown = true;
    server.use(
      on('get', '/api/posts', () =>
        isDown ? problem('internal_error', 500) : reply(200, { items: [aPost()], next_cursor: null }),
      ),
    );
    const { user } = show(<History />);
    expect(screen.getByText('Loading your posts')).toBeInTheDocument();
    const retry = await screen.findByRole('button', { name: 'Try again' });
    isDown = false;
    await user.click(retry);
    expect(await screen.findByRole('article')).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });
});

describe('one post', () => {
  test.each<[DeliveryState, string]>([
    ['scheduled', 'Waiting'],
    ['sending', 'Sending'],
    ['unconfirmed', 'Checking'],
    ['held', 'On hold'],
    ['posted', 'Posted'],
    ['failed', 'Not posted'],
    ['missed', 'Missed'],
    ['needs_review', 'Please look'],
    ['cancelled', 'Cancelled'],
  ])('that is %s says "%s", with an icon', async (state, word) => {
    serve({ posts: [inState(state)] });
    show(<History />);
    const status = await screen.findByText(word);
    expect(status.querySelector('svg')).not.toBeNull();
    expect(STATUS_WORDS[state].word).toBe(word);
  });

  test('that is being looked up says that we do not know', async () => {
    serve({ posts: [inState('unconfirmed')] });
    show(<History />);
    expect(await screen.findByText(/We do not know yet whether X took it/)).toBeInTheDocument();
  });

  test('shows its link, its image with the description, and its exact time', async () => {
    const image = anImage({ media_type: 'image/webp', width: 640, height: 480, alt_text: 'A mill' });
    serve({ posts: [aPost({ images: [image] })] });
    show(<History />);
    const link = await screen.findByRole('link', { name: /View on X/ });
    expect(link).toHaveAttribute('href', 'https://x.com/ada_writes/status/1900544781383569409');
    expect(link).toHaveAttribute('target', '_blank');
    expect(link).toHaveAttribute('rel', 'noopener noreferrer');
    expect(screen.getByText('WebP image, 640 × 480: “A mill”')).toBeInTheDocument();
    expect(screen.getByText('12 minutes ago').title).toMatch(/\d{4}, \d{2}:\d{2}:\d{2} \S+/);
  });

  test('that failed shows why, and Retry sends it again', async () => {
    const post = inState('failed', { detail: 'X refused this post.', can_retry: true });
    serve({ posts: [post] });
    const { user } = show(<History />);
    expect(await screen.findByText('X refused this post.')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await screen.findByText('Sending')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Retry' })).not.toBeInTheDocument();
  });

  test('that cannot be retried has no button for it', async () => {
    serve({ posts: [inState('failed', { can_retry: false })] });
    show(<History />);
    await screen.findByText('Not posted');
    expect(screen.queryByRole('button', { name: 'Retry' })).not.toBeInTheDocument();
  });

  test('a refused retry says why', async () => {
    serve({ posts: [inState('failed', { can_retry: true })] });
    server.use(on('post', '/api/x/retry', () => problem('account_needs_reauth', 409, { detail: 'Our access ended.' })));
    const { user } = show(<History />);
    await user.click(await screen.findByRole('button', { name: 'Retry' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Our access ended. Reconnect the account under Settings',
    );
  });

  test('a retry whose answer was lost is not called a failure', async () => {
    serve({ posts: [inState('failed', { can_retry: true })] });
    server.use(
      on('post', '/api/x/retry', () => {
        throw Response.error();
      }),
    );
    const { user } = show(<History />);
    await user.click(await screen.findByRole('button', { name: 'Retry' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('We do not know whether it was queued');
  });

  test('tells every try when asked for details', async () => {
    const post = inState('scheduled', { next_attempt_at: ahead(2), attempt_count: 1 });
    const attempts = new Map([[post.id, [anAttempt({ outcome: 'not_sent', http_status: null, code: 'connect' })]]]);
    serve({ posts: [post], attempts });
    const { user } = show(<History />);
    const details = await screen.findByRole('button', { name: 'Details' });
    expect(details).toHaveAttribute('aria-expanded', 'false');
    await user.click(details);
    expect(details).toHaveAttribute('aria-expanded', 'true');
    expect(await within(screen.getByRole('article')).findByText('Not sent: X was out of reach')).toBeInTheDocument();
  });
});

describe('looking again', () => {
  async function countAsks(states: DeliveryState[]) {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    let asks = 0;
    serve();
    server.use(
      on('get', '/api/posts', () => {
        const state = states[Math.min(asks, states.length - 1)] ?? 'posted';
        asks += 1;
        return reply(200, { items: [inState(state)], next_cursor: null });
      }),
    );
    show(<History />);
    await screen.findByRole('article');
    for (let turn = 0; turn < 5; turn += 1)
      await act(async () => void (await vi.advanceTimersByTimeAsync(POLL_MS + 100)));
    return asks;
  }

  test.each<DeliveryState>(['scheduled', 'sending', 'unconfirmed'])('goes on while a delivery is %s', async (state) => {
    expect(await countAsks([state])).toBeGreaterThanOrEqual(4);
  });

  test.each<DeliveryState>(['posted', 'failed', 'missed', 'needs_review', 'cancelled', 'held'])(
    'does not begin when all are %s',
    async (state) => {
      expect(await countAsks([state])).toBe(1);
    },
  );

  test('stops when the last one has come to its end', async () => {
    expect(await countAsks(['sending', 'sending', 'posted'])).toBe(3);
  });
});
