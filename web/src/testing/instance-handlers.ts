// The pretend server as its administrators see it.
import type { RequestHandler } from 'msw';
import type { Instance, InstanceUser } from '@/api/types';
import { ago } from './samples';
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
    id: '0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c10',
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

export function instanceHandlersFor(world: World, guarded: Guard): RequestHandler[] {
  const refusal = () =>
    world.session.user?.role === 'admin'
      ? undefined
      : problem('administrator_required', 403, { detail: 'Only an administrator of this server may do this.' });
  return [
    on(
      'get',
      '/api/instance',
      guarded(() => refusal() ?? reply(200, anInstance())),
    ),
    on(
      'get',
      '/api/instance/users',
      guarded(() => refusal() ?? reply(200, { items: somePeople(), next_cursor: null })),
    ),
  ];
}
