// The pretend server's drafts: with revisions, as the real one has them.
import type { RequestHandler } from 'msw';
import type { Draft } from '@/api/types';
import { ago } from './samples';
import { type Guard, on, problem, reply } from './typed-http';
import type { World } from './world';
import { attached, type Written, written } from './written';

let count = 0;

export function aDraft(part: Partial<Draft> = {}): Draft {
  count += 1;
  return {
    id: `0198c5a2-7c1e-7d3a-9a55-${String(count).padStart(12, '0')}`,
    revision: 1,
    text: 'Fresh paint on the old pillar box.',
    account_ids: [],
    overrides: [],
    media: [],
    scheduled_for: null,
    time_zone: null,
    origin: 'user',
    created_at: ago(60),
    updated_at: ago(12),
    ...part,
  };
}

function contentOf(world: World, content: Written): Partial<Draft> {
  const { text, account_ids, overrides = [], media, scheduled_for, time_zone } = content;
  return {
    text,
    account_ids: account_ids ?? [],
    overrides,
    media: attached(world, media).map((image) => ({ ...image, url: image.url ?? '' })),
    scheduled_for: scheduled_for ?? null,
    time_zone: time_zone ?? null,
    updated_at: ago(0),
  };
}

export function draftHandlersFor(world: World, guarded: Guard): RequestHandler[] {
  const find = (id: unknown) => world.drafts.find((draft) => draft.id === id);
  const missing = () => problem('not_found', 404, { detail: 'There is no such draft.' });
  return [
    on(
      'get',
      '/api/drafts',
      guarded(() => reply(200, { items: world.drafts, next_cursor: null })),
    ),
    on(
      'post',
      '/api/drafts',
      guarded(async ({ request }) => {
        const draft = aDraft({ ...contentOf(world, await written(request)), created_at: ago(0) });
        world.drafts = [draft, ...world.drafts];
        return reply(201, draft);
      }),
    ),
    on(
      'get',
      '/api/drafts/{id}',
      guarded(({ params }) => {
        const draft = find(params['id']);
        return draft === undefined ? missing() : reply(200, draft);
      }),
    ),
    on(
      'put',
      '/api/drafts/{id}',
      guarded(async ({ params, request }) => {
        const draft = find(params['id']);
        if (draft === undefined) return missing();
        const read = request.headers.get('if-match');
        if (read === null) return problem('version_required', 428, { detail: 'Say which state you change.' });
        if (!read.startsWith(`"${draft.revision}-`)) {
          return problem('precondition_failed', 412, { detail: 'It changed since.', version: draft.revision });
        }
        const next = { ...draft, ...contentOf(world, await written(request)), revision: draft.revision + 1 };
        world.drafts = world.drafts.map((one) => (one.id === draft.id ? next : one));
        return reply(200, next);
      }),
    ),
    on(
      'delete',
      '/api/drafts/{id}',
      guarded(({ params }) => {
        if (find(params['id']) === undefined) return missing();
        world.drafts = world.drafts.filter((draft) => draft.id !== params['id']);
        return reply(204, undefined);
      }),
    ),
  ];
}
