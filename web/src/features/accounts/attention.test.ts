import { describe, expect, test } from 'vitest';
import type { Account } from '@/api/types';
import { aLostAccount, aPostAtRisk, withTroubleAhead } from '@/testing/account-samples';
import { anAccount, nextId } from '@/testing/samples';
import { attentionOf } from './attention';

const NOON = Date.parse('2026-11-20T12:00:00Z');
const MONDAY = '2026-11-23T18:00:00Z';

const expiring = (part: Partial<Account> = {}) =>
  anAccount({ status: 'expiring', renews_itself: false, needs_you_by: MONDAY, ...part });
const other = (account: Account) => ({ ...account, id: nextId(), username: 'engine_notes' });
const atRisk = (count: number, part = {}) => ({
  at_risk_count: count,
  at_risk: Array.from({ length: Math.min(count, 20) }, () => aPostAtRisk(part)),
});

describe('all is well', () => {
  test.each([
    ['no account', []],
    ['one that works, with posts ahead', [anAccount({ waiting_posts: 9 })]],
    ['one that X could not renew just now', [anAccount({ status_detail: 'It is tried again.' })]],
    ['one that was disconnected', [anAccount({ status: 'revoked', waiting_posts: 2, forecast: atRisk(2) })]],
  ])('%s', (_, accounts) => {
    expect(attentionOf(accounts, NOON)).toBeNull();
  });
});

test.each([
  ['lost', [aLostAccount({}, 4)], 'X needs you: 4 posts wait.'],
  ['lost, one post', [aLostAccount({}, 1)], 'X needs you: 1 post waits.'],
  ['lost, nothing waits', [aLostAccount()], 'X needs you.'],
  ['one of two', [anAccount(), other(aLostAccount({}, 4))], '@engine_notes needs you: 4 posts wait.'],
  ['ends by itself', [expiring()], 'X needs you by Monday.'],
  [
    'ends by itself, with posts afterwards',
    [expiring({ forecast: atRisk(2) })],
    'X needs you by Monday: 2 posts will not go out otherwise.',
  ],
  [
    'ends because of the server',
    [expiring({ renews_itself: true, needs_you_by: '2026-11-20T13:20:00Z' })],
    'X needs whoever runs this server by 13:20 today.',
  ],
  [
    'works, and the operator has to act',
    [anAccount({ forecast: atRisk(3, { act: 'ask_operator' }) })],
    'X needs whoever runs this server: 3 posts will not go out otherwise.',
  ],
  ['works, and posts are at risk', [withTroubleAhead()], 'X needs you: 3 posts will not go out otherwise.'],
  [
    'several, summed up',
    [aLostAccount({}, 4), other(expiring({ waiting_posts: 9, forecast: atRisk(1) }))],
    '2 accounts need you: 5 posts wait.',
  ],
  [
    'several, all for the operator',
    [expiring({ renews_itself: true }), other(expiring({ renews_itself: true }))],
    '2 accounts need whoever runs this server.',
  ],
])('%s', (_, accounts, text) => {
  expect(attentionOf(accounts, NOON)?.text).toBe(text);
});

describe('Reconnect is offered', () => {
  test('for the one account that it mends', () => {
    const lost = other(aLostAccount());
    expect(attentionOf([anAccount(), lost], NOON)?.reconnect).toBe(lost);
    const ending = expiring();
    expect(attentionOf([ending], NOON)?.reconnect).toBe(ending);
  });

  test.each([
    ['for several', [aLostAccount(), other(aLostAccount())]],
    ['where X wants something first', [aLostAccount({ status_reason: 'account_suspended' })]],
    ['for the operator’s trouble', [expiring({ renews_itself: true })]],
    ['for posts that need something else', [withTroubleAhead()]],
  ])('not %s', (_, accounts) => {
    expect(attentionOf(accounts, NOON)?.reconnect).toBeNull();
  });
});
