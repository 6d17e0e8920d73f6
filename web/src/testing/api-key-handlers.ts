// The pretend server's API keys. A network "nowhere" is refused; the password "wrong" is.

import type { RequestHandler } from 'msw';
import type { FieldCode } from '@/api/types';
import type { ApiKey, ApiKeyRequest, ApiKeyRotation } from '../api/types';
import { aNewKey } from './api-key-samples';
import { ahead, nextId } from './samples';
import { type Guard, on, problem, reply } from './typed-http';
import type { World } from './world';

const KEYS_MAX = 100;

export function apiKeyHandlersFor(world: World, guarded: Guard): RequestHandler[] {
  /** Every answer to a key that was given, as the server remembers them. */
  const made = new Set<string>();

  function notShown({ current_password }: { current_password?: string | null }) {
    if (current_password === 'wrong') {
      return fieldProblem('current_password', 'password_wrong', 'This is not your current password.');
    }
    if (!world.asksPassword || typeof current_password === 'string') return undefined;
    return problem('reauth_required', 403, { detail: 'Show that it is you: send your current password.' });
  }

  return [
    on(
      'get',
      '/api/api-keys',
      guarded(() => reply(200, { items: world.apiKeys, next_cursor: null })),
    ),
    on(
      'post',
      '/api/api-keys',
      guarded(async ({ request }) => {
        const wish = (await request.json()) as ApiKeyRequest;
        const refusal = notShown(wish);
        if (refusal !== undefined) return refusal;
        const wrong = wish.networks?.indexOf('nowhere') ?? -1;
        if (wrong >= 0) {
          return fieldProblem(`networks[${wrong}]`, 'network_invalid', 'This is no address or network.');
        }
        const idempotencyKey = request.headers.get('Idempotency-Key') ?? nextId();
        if (made.has(idempotencyKey)) {
          return problem('api_key_made_before', 409, {
            detail: 'This request has made its API key already, and a key is shown only once. Revoke that one.',
          });
        }
        if (world.apiKeys.length >= KEYS_MAX) {
          return problem('too_many_keys', 409, { detail: 'You have 100 API keys. Revoke one that is not needed.' });
        }
        const { name = '', scopes, networks = [], expires_at = null } = wish;
        const answer = aNewKey({ name, scopes, networks, expires_at });
        made.add(idempotencyKey);
        world.apiKeys = [answer.api_key, ...world.apiKeys];
        return reply(201, answer);
      }),
    ),
    on(
      'delete',
      '/api/api-keys/{id}',
      guarded(({ params }) => {
        if (find(world, params['id']) === undefined) return problem('not_found', 404);
        world.apiKeys = world.apiKeys.filter(({ id }) => id !== params['id']);
        return reply(204, undefined);
      }),
    ),
    on(
      'post',
      '/api/api-keys/{id}/rotate',
      guarded(async ({ request, params }) => {
        const rotation = (await request.json()) as ApiKeyRotation;
        const refusal = notShown(rotation);
        if (refusal !== undefined) return refusal;
        const old = find(world, params['id']);
        if (old === undefined) return problem('not_found', 404);
        if (old.replaced_by !== null) return problem('api_key_replaced', 409);
        const answer = aNewKey({ name: old.name, scopes: old.scopes, networks: old.networks });
        const hours = rotation.overlap_hours ?? 24;
        const replaced = { ...old, replaced_by: answer.api_key.id, expires_at: ahead(hours * 60) };
        const others = world.apiKeys.map((one) => (one.id === old.id ? replaced : one));
        world.apiKeys = [answer.api_key, ...(hours === 0 ? others.filter(({ id }) => id !== old.id) : others)];
        return reply(201, answer);
      }),
    ),
  ];
}

function find(world: World, wanted: string | undefined): ApiKey | undefined {
  return world.apiKeys.find(({ id }) => id === wanted);
}

function fieldProblem(field: string, code: FieldCode, detail: string) {
  return problem('invalid_fields', 422, { detail, errors: [{ field, code, detail }] });
}
