// API keys as the server would show them.
import type { ApiKey, NewApiKey } from '../api/types';
import { ago, ahead, nextId } from './samples';

const DAY = 60 * 24;

export function anApiKey(part: Partial<ApiKey> = {}): ApiKey {
  return {
    id: nextId(),
    name: 'dashboard',
    prefix: 'pbx_01gJ8zXk2mQvT5rWn7YbLc',
    scopes: ['posts:read', 'posts:write'],
    networks: [],
    created_at: ago(DAY * 3),
    expires_at: ahead(DAY * 87),
    last_used_at: ago(4),
    replaced_by: null,
    ...part,
  };
}

export function aNewKey(part: Partial<ApiKey> = {}): NewApiKey {
  const api_key = anApiKey({ created_at: ago(0), last_used_at: null, ...part });
  return { key: `${api_key.prefix}_EXAMPLEexampleEXAMPLEexampleEXAMPLEexample0000000`, api_key };
}

/** One in each state. */
export function someKeys(): ApiKey[] {
  return [
    anApiKey({
      name: 'Weekly report',
      scopes: ['posts:read', 'accounts:read'],
      last_used_at: null,
      created_at: ago(7),
    }),
    anApiKey(),
    anApiKey({ name: 'Notebook', expires_at: ahead(DAY * 5 + 60), last_used_at: ago(DAY * 2) }),
    anApiKey({ name: 'Blog', replaced_by: nextId(), expires_at: ahead(60 * 20) }),
    anApiKey({
      name: 'Timer in the cellar',
      scopes: ['scheduler:run'],
      networks: ['203.0.113.0/24', '2001:db8:4::/48'],
      expires_at: null,
    }),
  ];
}
