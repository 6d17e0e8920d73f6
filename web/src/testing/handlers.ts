// The pretend server's routes: people and preferences here, the rest in files of their own.
import type { RequestHandler } from 'msw';
import type { Preferences, SessionView } from '../api/types';
import { accountHandlersFor } from './account-handlers';
import { apiKeyHandlersFor } from './api-key-handlers';
import { draftHandlersFor } from './draft-handlers';
import { emailHandlersFor } from './email-handlers';
import { feedHandlersFor } from './feed-handlers';
import { imageHandlersFor } from './image-handlers';
import { instanceHandlersFor } from './instance-handlers';
import { notificationHandlersFor } from './notification-handlers';
import { postHandlersFor } from './post-handlers';
import { aUser } from './samples';
import { isGoodCode, securityHandlersFor } from './security-handlers';
import { type Call, on, problem, reply } from './typed-http';
import { verdictHandlersFor } from './verdict-handlers';
import type { World } from './world';

const PASSWORD_MIN = 15;

export function handlersFor(world: World): RequestHandler[] {
  /** Nobody, or somebody whose session has ended, is told so. */
  const guarded =
    <T>(reply: (call: Call) => T) =>
    (call: Call) => {
      if (world.session.user && !world.isSessionLost) return reply(call);
      return problem('session_required', 401, { detail: 'Sign in first.' });
    };

  function enter(username: string): SessionView {
    world.isSessionLost = false;
    world.session = { ...world.session, setup_required: false, user: aUser({ username }) };
    return world.session;
  }

  return [
    on('get', '/api/auth/session', () =>
      reply(200, world.isSessionLost ? { ...world.session, user: null } : world.session),
    ),
    on('post', '/api/auth/setup', async ({ request }) => {
      const { username, password } = (await request.json()) as { username: string; password: string };
      if (password.length < PASSWORD_MIN) return weakPassword('password');
      return reply(201, enter(username));
    }),
    on('post', '/api/auth/register', async ({ request }) => {
      const { username, password } = (await request.json()) as { username: string; password: string };
      if (password.length < PASSWORD_MIN) return weakPassword('password');
      return reply(201, enter(username));
    }),
    on('post', '/api/auth/login', async ({ request }) => {
      const { username, password, code } = (await request.json()) as {
        username: string;
        password: string;
        code?: string;
      };
      if (password === 'wrong') {
        return problem('credentials_wrong', 401, { detail: 'Username or password is not right.' });
      }
      if (world.secondFactor.on_since !== null) {
        if (code === undefined)
          return problem('second_factor_required', 401, { detail: 'Send the code that your app shows.' });
        if (!isGoodCode(code))
          return problem('second_factor_wrong', 401, { detail: 'This code is not right, or was used before.' });
      }
      return reply(200, enter(username));
    }),
    on('post', '/api/auth/logout', () => {
      world.session = { ...world.session, user: null };
      return reply(204, undefined);
    }),
    on(
      'post',
      '/api/auth/password',
      guarded(async ({ request }) => {
        const change = (await request.json()) as { current_password: string; revoke_api_keys: boolean };
        const { current_password } = change;
        if (current_password === 'wrong') {
          return problem('invalid_fields', 422, {
            detail: 'The current password is not right.',
            errors: [
              { field: 'current_password', code: 'password_wrong', detail: 'This is not your current password.' },
            ],
          });
        }
        world.sessions = world.sessions.filter((session) => session.current);
        if (change.revoke_api_keys) world.apiKeys = [];
        return reply(204, undefined);
      }),
    ),
    on(
      'get',
      '/api/auth/sessions',
      guarded(() => reply(200, { items: world.sessions, next_cursor: null })),
    ),
    on(
      'delete',
      '/api/auth/sessions',
      guarded(() => {
        world.sessions = world.sessions.filter((session) => session.current);
        return reply(204, undefined);
      }),
    ),
    on(
      'delete',
      '/api/auth/sessions/{id}',
      guarded(({ params }) => {
        world.sessions = world.sessions.filter((session) => session.id !== params['id']);
        return reply(204, undefined);
      }),
    ),
    on(
      'get',
      '/api/platforms',
      guarded(() => reply(200, { items: world.platforms, next_cursor: null })),
    ),
    on(
      'get',
      '/api/preferences',
      guarded(() => reply(200, world.preferences)),
    ),
    on(
      'put',
      '/api/preferences',
      guarded(async ({ request }) => {
        const chosen = (await request.json()) as Preferences;
        if (chosen.time_zone === 'Mars/Olympus') return unknownZone(chosen.time_zone);
        world.preferences = chosen;
        return reply(200, chosen);
      }),
    ),
    ...accountHandlersFor(world, guarded),
    ...apiKeyHandlersFor(world, guarded),
    ...feedHandlersFor(world, guarded),
    ...emailHandlersFor(world, guarded),
    ...instanceHandlersFor(world, guarded),
    ...securityHandlersFor(world, guarded),
    ...draftHandlersFor(world, guarded),
    ...imageHandlersFor(world, guarded),
    ...notificationHandlersFor(world, guarded),
    ...verdictHandlersFor(world, guarded),
    ...postHandlersFor(world, guarded),
  ];
}

function unknownZone(zone: string) {
  const detail = `There is no time zone of the name "${zone}".`;
  return problem('invalid_fields', 422, {
    detail,
    errors: [{ field: 'time_zone', code: 'time_zone_unknown', detail }],
  });
}

function weakPassword(field: string) {
  const detail = 'Use at least 15 characters.';
  return problem('invalid_fields', 422, { detail, errors: [{ field, code: 'password_too_short', detail }] });
}
