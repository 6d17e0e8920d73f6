// What is typed about a key that is to be made, and how it is asked for.

import { Refused } from '@/api/problem';
import type { ApiKeyRequest, Scope } from '@/api/types';
import { words } from '@/words';
import { inOrder, PRESETS } from './scopes';

export const LIVES = ['30', '90', '365', 'never'] as const;
export type Life = (typeof LIVES)[number];

const DAY_MS = 86_400_000;

export interface KeyFields {
  name: string;
  scopes: Scope[];
  life: Life;
  /** One a line, or separated by commas. */
  networks: string;
  current_password: string;
}

export const NEW_KEY: KeyFields = {
  name: '',
  scopes: PRESETS[0]?.scopes ?? [],
  life: '90',
  networks: '',
  current_password: '',
};

/** `begunAt` and not now: a repetition has to ask for the very same end, or the server takes it for another request. */
export function endOf(life: Life, begunAt: number): string | null {
  return life === 'never' ? null : new Date(begunAt + Number(life) * DAY_MS).toISOString();
}

function networksOf(typed: string): string[] {
  return typed.split(/[\s,]+/).filter((network) => network !== '');
}

/** The password is no part of the wish: it may be added to the same one. */
export function wishOf({ name, scopes, life, networks }: KeyFields, begunAt: number): ApiKeyRequest {
  return {
    name: name.trim(),
    scopes: inOrder(scopes),
    expires_at: endOf(life, begunAt),
    networks: networksOf(networks),
  };
}

/** What is wrong with the networks, and with which: the server counts them. */
export function networkProblem(error: unknown, wish: ApiKeyRequest | undefined): string | undefined {
  if (!(error instanceof Refused)) return undefined;
  const wrong = error.fields.find(({ field }) => field.startsWith('networks'));
  if (wrong === undefined) return undefined;
  const place = /\[(\d+)\]/.exec(wrong.field)?.[1];
  const network = place === undefined ? undefined : wish?.networks?.[Number(place)];
  const said = words.refusals.field(wrong);
  return network === undefined ? said : `${network}: ${said}`;
}
