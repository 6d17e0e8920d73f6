import { act, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { POLL_MS } from '@/api/calls/list-posts';
import { isStreaming, TRY_AGAIN_MS } from '@/api/event-stream';
import type { Delivery, DeliveryEvent, Post } from '@/api/types';
import { FakeEventSource } from '@/testing/event-source';
import { visit } from '@/testing/render';
import { aDelivery, aPost } from '@/testing/samples';
import { serve, server } from '@/testing/server';
import { on, reply } from '@/testing/typed-http';
import { GATHER_MS } from './live';

const HELLO_WORLD = 'On its way, and looked for';

let asked = 0;
let post: Post;
let delivery: Delivery;

beforeEach(() => {
  FakeEventSource.opened = [];
  vi.stubGlobal('EventSource', FakeEventSource);
  vi.useFakeTimers({ shouldAdvanceTime: true });
  delivery = aDelivery({ state: 'sending' });
  post = aPost({ text: HELLO_WORLD, deliveries: [delivery] });
  asked = 0;
});
afterEach(() => vi.useRealTimers());

function newest(): FakeEventSource {
  const source = FakeEventSource.opened.at(-1);
  if (source === undefined) throw new Error('nothing listens');
  return source;
}

const pass = (ms: number) => act(async () => void (await vi.advanceTimersByTimeAsync(ms)));

function news(part: Partial<DeliveryEvent> = {}): DeliveryEvent {
  return {
    post_id: post.id,
    delivery_id: delivery.id,
    account_id: delivery.account_id,
    state: 'posted',
    status: 'posted',
    ...part,
  };
}

async function lookOn() {
  serve({ posts: [post] });
  server.use(
    on('get', '/api/posts', () => {
      asked += 1;
      return reply(200, { items: [post], next_cursor: null });
    }),
  );
  const page = visit('/dashboard');
  await screen.findByRole('article');
  return page;
}

/** Up, and settled. */
async function lookOnLive() {
  const page = await lookOn();
  act(() => newest().hello());
  await pass(GATHER_MS + 50);
  asked = 0;
  return page;
}

describe('while the stream is up', () => {
  test('hello reads what is shown, and nobody asks again and again', async () => {
    await lookOn();
    expect(newest().url).toBe('/api/events');
    const before = asked;
    act(() => newest().hello());
    await pass(GATHER_MS + 50);
    expect(asked).toBe(before + 1);
    await pass(5 * POLL_MS);
    expect(asked).toBe(before + 1);
  });

  test('a delivery that changed is shown, and told to screen readers', async () => {
    await lookOnLive();
    delivery.state = 'posted';
    act(() => newest().delivery(news()));
    expect(await screen.findByText('Posted')).toBeInTheDocument();
    expect(screen.getByTestId('announcer')).toHaveTextContent(`Posted: ${HELLO_WORLD}`);
  });

  test('a burst of news is one look', async () => {
    await lookOnLive();
    act(() => {
      for (let turn = 0; turn < 40; turn += 1) newest().delivery(news({ post_id: `${post.id}${turn}` }));
    });
    await pass(GATHER_MS + 50);
    expect(asked).toBe(1);
  });

  test('what comes while it looks is looked at afterwards', async () => {
    await lookOnLive();
    act(() => newest().delivery(news()));
    await pass(GATHER_MS + 50);
    act(() => newest().delivery(news()));
    await pass(GATHER_MS + 50);
    expect(asked).toBe(2);
  });

  test('resync, and news that cannot be read, read everything', async () => {
    await lookOnLive();
    act(() => newest().resync());
    await pass(GATHER_MS + 50);
    act(() => newest().say('delivery', 'not JSON'));
    await pass(GATHER_MS + 50);
    expect(asked).toBe(2);
  });
});

describe('without the stream', () => {
  test('it is asked as before, until the stream is back', async () => {
    await lookOnLive();
    act(() => newest().cut());
    await pass(3 * POLL_MS);
    expect(asked).toBeGreaterThanOrEqual(3);
    act(() => newest().hello());
    await pass(GATHER_MS + 50);
    asked = 0;
    await pass(3 * POLL_MS);
    expect(asked).toBe(0);
    expect(FakeEventSource.opened).toHaveLength(1);
  });

  test('a refusal is tried again after a minute, not before', async () => {
    await lookOn();
    act(() => newest().refuse());
    await pass(TRY_AGAIN_MS - 1000);
    expect(FakeEventSource.opened).toHaveLength(1);
    expect(asked).toBeGreaterThan(5);
    await pass(1000);
    expect(FakeEventSource.opened).toHaveLength(2);
  });

  test('a page out of sight lets go of the stream, and reads again when it is back', async () => {
    await lookOnLive();
    const sight = vi.spyOn(document, 'visibilityState', 'get');
    sight.mockReturnValue('hidden');
    act(() => void document.dispatchEvent(new Event('visibilitychange')));
    expect(newest().readyState).toBe(FakeEventSource.CLOSED);
    expect(isStreaming()).toBe(false);
    sight.mockReturnValue('visible');
    act(() => void document.dispatchEvent(new Event('visibilitychange')));
    expect(FakeEventSource.opened).toHaveLength(2);
  });
});

test('the stream ends with the session', async () => {
  const { user } = await lookOnLive();
  await user.click(screen.getByRole('button', { name: /^Sign out/ }));
  await screen.findByRole('heading', { name: 'Sign in' });
  expect(newest().readyState).toBe(FakeEventSource.CLOSED);
  expect(isStreaming()).toBe(false);
});
