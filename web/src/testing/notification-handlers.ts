// The pretend server's notifications.
import type { RequestHandler } from 'msw';
import { type Guard, on, reply } from './typed-http';
import type { World } from './world';

export function notificationHandlersFor(world: World, guarded: Guard): RequestHandler[] {
  const unread = () => world.notifications.filter(({ read_at }) => read_at === null);
  return [
    on(
      'get',
      '/api/notifications',
      guarded(({ request }) => {
        const query = new URL(request.url).searchParams;
        const all = query.get('unread') === 'true' ? unread() : world.notifications;
        const from = Number(query.get('cursor') ?? 0);
        const to = from + Number(query.get('limit') ?? 50);
        const next_cursor = all.length > to ? String(to) : null;
        return reply(200, { items: all.slice(from, to), next_cursor, unread_count: unread().length });
      }),
    ),
    on(
      'post',
      '/api/notifications/read',
      guarded(async ({ request }) => {
        const { ids } = (await request.json()) as { ids?: string[] };
        for (const one of unread()) if (ids?.includes(one.id) ?? true) one.read_at = new Date().toISOString();
        return reply(200, { unread_count: unread().length });
      }),
    ),
  ];
}
