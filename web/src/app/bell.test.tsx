import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { LOOK_AGAIN_MS } from '@/api/calls/list-accounts';
import type { DeliveryState } from '@/api/types';
import { FakeEventSource } from '@/testing/event-source';
import { aNotification, someNotifications } from '@/testing/notification-samples';
import { visit } from '@/testing/render';
import { aDelivery, aPost, nextId } from '@/testing/samples';
import { serve } from '@/testing/server';

beforeEach(() => {
  FakeEventSource.opened = [];
});

const bell = (name: string) => within(screen.getByRole('banner')).findByRole('link', { name });

async function lookOnLive() {
  vi.stubGlobal('EventSource', FakeEventSource);
  const world = serve({ notifications: [] });
  visit('/dashboard');
  await screen.findByLabelText('Post text');
  await bell('Notifications');
  act(() => FakeEventSource.opened.at(-1)?.hello());
  await act(() => new Promise((resolve) => setTimeout(resolve, 300)));
  return world;
}

describe('the bell', () => {
  test('says how many are unread, leads to them, and knows when they are read', async () => {
    serve({ notifications: someNotifications(null) });
    const { user, here } = visit('/dashboard');
    await screen.findByLabelText('Post text');
    await user.click(await bell('Notifications, 3 unread'));
    const heading = await screen.findByRole('heading', { level: 1, name: 'Notifications' });
    await waitFor(() => expect(heading).toHaveFocus());
    expect(here()).toBe('/dashboard/notifications');
    await user.click(await screen.findByRole('button', { name: 'Mark all as read' }));
    expect(await bell('Notifications')).toBeInTheDocument();
  });

  test('leads on to the post it is about', async () => {
    const post = aPost({ text: 'The very one' });
    serve({ posts: [post], notifications: [aNotification({ post_id: post.id })] });
    const { user, here } = visit('/dashboard/notifications');
    await user.click(await screen.findByRole('link', { name: 'A post of @ada_writes was not published' }));
    const picked = await screen.findByRole('region', { name: 'The post you came for' });
    expect(await within(picked).findByText('The very one')).toBeInTheDocument();
    expect(here()).toBe(`/dashboard?post=${post.id}`);
    expect(await bell('Notifications')).toBeInTheDocument();
  });
});

describe('what the server tells', () => {
  test('of an account is looked at, and told to screen readers', async () => {
    const world = await lookOnLive();
    world.notifications = [aNotification({ kind: 'needs_reauth' })];
    act(() => FakeEventSource.opened.at(-1)?.account());
    expect(await bell('Notifications, 1 unread')).toBeInTheDocument();
    expect(screen.getByTestId('announcer')).toHaveTextContent('One unread notification');
  });

  test.each<DeliveryState>(['failed', 'missed', 'needs_review', 'held'])('of a post that is %s, too', async (state) => {
    const world = await lookOnLive();
    world.notifications = [aNotification()];
    const { id, account_id } = aDelivery();
    act(() =>
      FakeEventSource.opened
        .at(-1)
        ?.delivery({ post_id: nextId(), delivery_id: id, account_id, state, status: 'scheduled' }),
    );
    expect(await bell('Notifications, 1 unread')).toBeInTheDocument();
  });

  test('is asked for once a minute while nobody tells', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const world = serve({ notifications: [] });
    visit('/dashboard');
    await screen.findByLabelText('Post text');
    world.notifications = [aNotification()];
    await act(async () => void (await vi.advanceTimersByTimeAsync(LOOK_AGAIN_MS + 1000)));
    await waitFor(async () => expect(await bell('Notifications, 1 unread')).toBeInTheDocument());
    vi.useRealTimers();
  });
});
