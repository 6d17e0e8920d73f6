import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import type { Notification, NotificationKind } from '@/api/types';
import { aNotification, someNotifications } from '@/testing/notification-samples';
import { show } from '@/testing/render';
import { ago, nextId } from '@/testing/samples';
import { serve, server } from '@/testing/server';
import { on, problem, reply } from '@/testing/typed-http';
import { targetOf } from './kinds';
import type { TargetLink } from './notification-item';
import { NotificationList } from './notification-list';

const link: TargetLink = (target, label, onFollow) => (
  <button type="button" data-page={target.page} onClick={onFollow}>
    {label}
  </button>
);

function list(notifications: Notification[]) {
  const world = serve({ notifications });
  return { ...show(<NotificationList link={link} choose="Choose" />), world };
}

const item = (name: string | RegExp) => screen.findByRole('article', { name });

describe('the list', () => {
  test('says what, why, when, how often, and whether it is new', async () => {
    list(someNotifications(nextId()));
    const first = await item(/has to be connected again/);
    expect(first).toHaveTextContent('X no longer accepts this connection');
    expect(within(first).getByText('6 minutes ago').title).toMatch(/\d{2}:\d{2}:\d{2}/);
    expect(within(first).getByText('New')).toBeInTheDocument();
    expect(await item(/3 posts of @ada_writes were not published/)).toHaveTextContent('3 times, last 55 minutes ago');
    const old = await item(/needs a look/);
    expect(within(old).queryByText('New')).not.toBeInTheDocument();
    expect(within(old).queryByRole('button', { name: /^Mark as read/ })).not.toBeInTheDocument();
  });

  test('without any says what will be there', async () => {
    list([]);
    expect(await screen.findByText('Nothing to tell you')).toBeInTheDocument();
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  test('that cannot be read can be tried again', async () => {
    let isDown = true;
    serve();
    server.use(
      on('get', '/api/notifications', () =>
        isDown ? problem('internal_error', 500) : reply(200, { items: [], next_cursor: null, unread_count: 0 }),
      ),
    );
    const { user } = show(<NotificationList link={link} choose="Choose" />);
    expect(screen.getByText('Loading your notifications')).toBeInTheDocument();
    const retry = await screen.findByRole('button', { name: 'Try again' });
    isDown = false;
    await user.click(retry);
    expect(await screen.findByText('Nothing to tell you')).toBeInTheDocument();
  });

  test('goes on with what is older', async () => {
    const many = Array.from({ length: 40 }, (_, turn) => aNotification({ title: `No. ${turn}`, last_at: ago(turn) }));
    const { user } = list(many);
    await item('No. 29');
    expect(screen.getAllByRole('article')).toHaveLength(30);
    await user.click(screen.getByRole('button', { name: 'Show older notifications' }));
    await item('No. 39');
    expect(screen.queryByRole('button', { name: 'Show older notifications' })).not.toBeInTheDocument();
  });
});

describe('reading', () => {
  test('one by its button, and the focus stays with it', async () => {
    const { user, world } = list(someNotifications(null));
    const login = await item('A new device signed in');
    await user.click(within(login).getByRole('button', { name: 'Mark as read: A new device signed in' }));
    expect(within(login).getByRole('heading')).toHaveFocus();
    await waitFor(() => expect(within(login).queryByText('New')).not.toBeInTheDocument());
    await waitFor(() => expect(world.notifications.filter(({ read_at }) => read_at === null)).toHaveLength(2));
  });

  test('one by following it, and it is asked once', async () => {
    const { user, world } = list([aNotification({ post_id: nextId() })]);
    await user.click(await screen.findByRole('button', { name: /^A post .* was not published$/ }));
    await waitFor(() => expect(world.notifications[0]?.read_at).not.toBeNull());
    const read = vi.fn();
    server.use(
      on('post', '/api/notifications/read', () => {
        read();
        return reply(200, { unread_count: 0 });
      }),
    );
    await user.click(screen.getByRole('button', { name: /^A post .* was not published$/ }));
    expect(read).not.toHaveBeenCalled();
  });

  test('all of them, also those on later pages', async () => {
    const { user, world } = list(Array.from({ length: 40 }, () => aNotification()));
    await user.click(await screen.findByRole('button', { name: 'Mark all as read' }));
    await waitFor(() => expect(screen.queryByText('New')).not.toBeInTheDocument());
    await waitFor(() => expect(world.notifications.every(({ read_at }) => read_at !== null)).toBe(true));
    expect(screen.getByRole('button', { name: 'Mark all as read' })).toHaveAttribute('aria-disabled', 'true');
  });

  test('shows at once, and takes it back when the server did not store it', async () => {
    const { user } = list([aNotification()]);
    let letGo: () => void = () => undefined;
    server.use(
      on('post', '/api/notifications/read', async () => {
        await new Promise<void>((resolve) => {
          letGo = resolve;
        });
        return problem('internal_error', 500, { detail: 'It could not be stored.' });
      }),
    );
    await user.click(await screen.findByRole('button', { name: /^Mark as read/ }));
    await waitFor(() => expect(screen.queryByText('New')).not.toBeInTheDocument());
    act(() => letGo());
    expect(await screen.findByRole('alert')).toHaveTextContent('It could not be stored.');
    expect(await screen.findByText('New')).toBeInTheDocument();
  });
});

describe('where it leads', () => {
  const post = nextId();
  test.each<[NotificationKind, Partial<Notification>, string | undefined]>([
    ['needs_reauth', {}, 'connections'],
    ['failed', { post_id: post }, 'post'],
    ['missed', { post_id: post }, 'post'],
    ['needs_review', { post_id: post }, 'post'],
    ['insufficient_credits', { post_id: post }, 'post'],
    ['new_login', { account_id: null }, 'security'],
    ['new_connection', {}, 'connections'],
    ['new_key', { account_id: null }, 'keys'],
    ['key_rotation_finished', { account_id: null }, undefined],
  ])('%s', (kind, part, page) => {
    expect(targetOf(aNotification({ kind, ...part }))?.page).toBe(page);
  });
});
