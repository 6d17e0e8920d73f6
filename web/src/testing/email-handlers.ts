// The pretend server's mail: an address is confirmed with the token "good"; addresses at refused.example are refused.

import type { RequestHandler } from 'msw';
import type { FieldCode } from '@/api/types';
import { ahead } from './samples';
import { type Guard, on, problem, reply } from './typed-http';
import type { World } from './world';

export function emailHandlersFor(world: World, guarded: Guard): RequestHandler[] {
  return [
    on(
      'get',
      '/api/auth/email',
      guarded(() => reply(200, world.email)),
    ),
    on(
      'put',
      '/api/auth/email',
      guarded(async ({ request }) => {
        const { address, current_password } = (await request.json()) as { address: string; current_password: string };
        if (!address.includes('@')) {
          return fieldProblem(
            'address',
            'address_invalid',
            'This is no address for mail. It looks like ada@example.org.',
          );
        }
        if (current_password === 'wrong') {
          return fieldProblem('current_password', 'password_wrong', 'This is not your current password.');
        }
        if (address.endsWith('@refused.example')) {
          return problem('mail_not_sent', 502, { detail: 'The mail server refuses this address. Check it.' });
        }
        world.email = { ...world.email, pending: address, pending_expires_at: ahead(30) };
        return reply(200, world.email);
      }),
    ),
    on(
      'delete',
      '/api/auth/email',
      guarded(() => {
        world.email = { ...world.email, address: null, pending: null, pending_expires_at: null };
        return reply(200, world.email);
      }),
    ),
    on('post', '/api/auth/email/confirm', async ({ request }) => {
      const { token } = (await request.json()) as { token: string };
      if (token !== 'good') return problem('token_invalid', 410, { detail: 'This link does not hold.' });
      const address = world.email.pending ?? 'ada@example.org';
      world.email = { ...world.email, address, pending: null, pending_expires_at: null };
      return reply(200, { address });
    }),
  ];
}

function fieldProblem(field: string, code: FieldCode, detail: string) {
  return problem('invalid_fields', 422, { detail, errors: [{ field, code, detail }] });
}
