// The pretend server as its administrators see it.
import type { RequestHandler } from 'msw';
import type { Instance, InstanceUser, Invitation, InvitationRequest, Reauthentication, RoleChange } from '@/api/types';
import { ago, ahead, aUser, nextId } from './samples';
import { type Guard, on, problem, reply } from './typed-http';
import type { World } from './world';

export function anInstance(change: Partial<Instance> = {}): Instance {
  return {
    version: '0.1.0',
    commit: '7d9f1c2e',
    schema_version: '20261127000009',
    database: { kind: 'sqlite', size_bytes: 1_626_112 },
    readiness: { ready: true, failed: [] },
    publishes: true,
    registration: 'invite',
    mail_configured: false,
    credentials: [
      {
        platform: 'x',
        client_id_end: 'Mk9Q',
        has_client_secret: true,
        callback_url: 'https://posts.example.org/api/x/callback',
      },
    ],
    ...change,
  };
}

export function aPerson(change: Partial<InstanceUser> = {}): InstanceUser {
  return {
    id: aUser().id,
    username: 'ada',
    role: 'admin',
    created_at: ago(60 * 24 * 40),
    last_seen_at: ago(2),
    disabled_at: null,
    second_factor: true,
    ...change,
  };
}

export function somePeople(): InstanceUser[] {
  const id = (end: number) => `0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c1${end}`;
  return [
    aPerson(),
    aPerson({ id: id(1), username: 'grace', role: 'member', second_factor: false }),
    aPerson({ id: id(2), username: 'charles', role: 'member', last_seen_at: null, disabled_at: ago(90) }),
  ];
}

export function anInvitation(change: Partial<Invitation> = {}): Invitation {
  return {
    id: '0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c60',
    note: 'Mary, from the workshop',
    status: 'open',
    created_by: 'ada',
    created_at: ago(60 * 26),
    expires_at: ahead(60 * 24 * 6),
    used_by: null,
    ended_at: null,
    ...change,
  };
}

/** One in each state. */
export function someInvitations(): Invitation[] {
  const id = (end: number) => `0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c6${end}`;
  const old = { created_at: ago(60 * 24 * 12), expires_at: ago(60 * 24 * 5) };
  return [
    anInvitation(),
    anInvitation({ id: id(1), note: '', created_by: null }),
    anInvitation({ id: id(2), note: 'Grace', status: 'used', used_by: 'grace', ended_at: ago(60 * 20) }),
    anInvitation({ id: id(3), note: 'Charles, the second try', status: 'revoked', ended_at: ago(60 * 24) }),
    anInvitation({ id: id(4), note: 'Somebody who never came', status: 'expired', ...old }),
  ];
}

const LINK = 'https://posts.example.org/register?invitation=EXAMPLEexampleEXAMPLEexampleEXAMPLEexample0';

export function instanceHandlersFor(world: World, guarded: Guard): RequestHandler[] {
  const refusal = () =>
    world.session.user?.role === 'admin'
      ? undefined
      : problem('administrator_required', 403, { detail: 'Only an administrator of this server may do this.' });

  function notShown({ current_password }: Reauthentication) {
    if (current_password === 'wrong') {
      const detail = 'This is not your current password.';
      return problem('invalid_fields', 422, {
        detail,
        errors: [{ field: 'current_password', code: 'password_wrong', detail }],
      });
    }
    if (!world.asksPassword || typeof current_password === 'string') return undefined;
    return problem('reauth_required', 403, { detail: 'Show that it is you: send your current password.' });
  }

  function changed(id: string | undefined, change: Partial<InstanceUser>): InstanceUser | undefined {
    world.people = world.people.map((person) => (person.id === id ? { ...person, ...change } : person));
    return world.people.find((person) => person.id === id);
  }

  const mayGo = (id: string | undefined) =>
    world.people.some(({ role, disabled_at, ...other }) => role === 'admin' && disabled_at === null && other.id !== id);
  const lastOne = () =>
    problem('last_administrator', 409, {
      detail:
        'This is the only administrator who can sign in. Make somebody else an administrator first; nothing was changed.',
    });

  return [
    on(
      'get',
      '/api/instance',
      guarded(() => refusal() ?? reply(200, anInstance())),
    ),
    on(
      'get',
      '/api/instance/users',
      guarded(() => refusal() ?? reply(200, { items: world.people, next_cursor: null })),
    ),
    on(
      'post',
      '/api/instance/users/{id}/disable',
      guarded(async ({ request, params }) => {
        const refused = refusal() ?? notShown((await request.json()) as Reauthentication);
        if (refused !== undefined) return refused;
        const user = changed(params['id'], { disabled_at: ago(0), last_seen_at: null });
        return user === undefined ? problem('not_found', 404) : reply(200, { user, sessions_ended: 1, posts_held: 2 });
      }),
    ),
    on(
      'post',
      '/api/instance/users/{id}/enable',
      guarded(async ({ request, params }) => {
        const refused = refusal() ?? notShown((await request.json()) as Reauthentication);
        if (refused !== undefined) return refused;
        const user = changed(params['id'], { disabled_at: null });
        return user === undefined ? problem('not_found', 404) : reply(200, { user, posts_released: 1 });
      }),
    ),
    on(
      'post',
      '/api/instance/users/{id}/role',
      guarded(async ({ request, params }) => {
        const { role, ...shown } = (await request.json()) as RoleChange;
        const refused = refusal() ?? notShown(shown);
        if (refused !== undefined) return refused;
        if (role === 'member' && !mayGo(params['id'])) return lastOne();
        const user = changed(params['id'], { role });
        return user === undefined ? problem('not_found', 404) : reply(200, user);
      }),
    ),
    on(
      'get',
      '/api/instance/invitations',
      guarded(() => refusal() ?? reply(200, { items: world.invitations, next_cursor: null })),
    ),
    on(
      'post',
      '/api/instance/invitations',
      guarded(async ({ request }) => {
        const wish = (await request.json()) as InvitationRequest;
        const refused = refusal() ?? notShown(wish);
        if (refused !== undefined) return refused;
        const invitation = anInvitation({ id: nextId(), note: wish.note ?? '', created_at: ago(0) });
        world.invitations = [invitation, ...world.invitations];
        return reply(201, { url: LINK, token: LINK.slice(LINK.indexOf('=') + 1), invitation });
      }),
    ),
    on(
      'delete',
      '/api/instance/invitations/{id}',
      guarded(({ params }) => {
        const open = world.invitations.find(({ id, status }) => id === params['id'] && status === 'open');
        if (open === undefined) return refusal() ?? problem('not_found', 404);
        const revoked = { ...open, status: 'revoked' as const, ended_at: ago(0) };
        world.invitations = world.invitations.map((one) => (one.id === open.id ? revoked : one));
        return refusal() ?? reply(204, undefined);
      }),
    ),
  ];
}
