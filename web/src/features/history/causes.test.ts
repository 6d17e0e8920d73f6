import { expect, test } from 'vitest';
import type { Account, Delivery } from '@/api/types';
import { aLostAccount } from '@/testing/account-samples';
import { aStuckDelivery, stuckTogether } from '@/testing/calendar-samples';
import { aDelivery, anAccount, anImageGrant, aPost } from '@/testing/samples';
import { causesOf } from './causes';

const HELD = { state: 'held', reason: 'account_needs_reauth' } as const;
const other = anAccount({ id: '0198c0de-0000-7000-8000-0000000000cc', username: 'ada_notes' });

function causes(deliveries: Partial<Delivery>[], accounts: Account[] = [anAccount()]) {
  const posts = deliveries.map((part) => aPost({ deliveries: [aDelivery(part)] }));
  return causesOf(posts, accounts).map(({ kind, username, isInTheWay, waiting, retryable }) => ({
    kind,
    username,
    isInTheWay,
    waiting: waiting.length,
    retryable: retryable.length,
  }));
}

test('what one account is in the way of is one group', () => {
  const missed = aStuckDelivery({ state: 'missed', reason: 'too_late' });
  expect(causes([HELD, HELD, missed], [aLostAccount()])).toEqual([
    { kind: 'account', username: 'ada_writes', isInTheWay: true, waiting: 2, retryable: 1 },
  ]);
});

test('once it is connected again, what missed its time is to be sent and the rest goes by itself', () => {
  const missed = aStuckDelivery({ state: 'missed', reason: 'too_late' });
  expect(causes([HELD, HELD, missed, missed]).map(({ kind, isInTheWay }) => [kind, isInTheWay])).toEqual([
    ['account', false],
    ['too_late', false],
  ]);
});

test('two accounts are two groups, and one post alone is none', () => {
  const theirs = { ...HELD, account_id: other.id, username: other.username };
  expect(causes([HELD, HELD, theirs, theirs], [aLostAccount(), other])).toHaveLength(2);
  expect(causes([HELD, theirs], [aLostAccount(), other])).toEqual([]);
});

test('what is not the fault of one account is a group of all', () => {
  const away = aStuckDelivery();
  expect(causes([away, { ...away, account_id: other.id }], [anAccount(), other])).toEqual([
    { kind: 'out_of_reach', username: 'ada_writes', isInTheWay: false, waiting: 0, retryable: 2 },
  ]);
});

test.each([
  ['missing', true],
  ['active', false],
] as const)('images that are %s are in the way: %s', (state, is) => {
  const held = { state: 'held', reason: 'image_grant_required' } as const;
  const account = anAccount({ image_grant: anImageGrant({ state }) });
  expect(causes([held, held], [account])[0]).toMatchObject({ kind: 'images', isInTheWay: is });
});

test.each([
  ['refused by X', aStuckDelivery({ reason: 'platform_rejected' })],
  ['the same text twice', aStuckDelivery({ reason: 'duplicate_content' })],
  ['in doubt', aStuckDelivery({ state: 'needs_review', reason: 'unconfirmed', can_retry: false })],
  ['out', aDelivery()],
])('what each needs by itself is no group: %s', (_what, delivery) => {
  expect(causes([delivery, delivery])).toEqual([]);
});

test('the account comes first', () => {
  const kinds = causesOf(stuckTogether(), [anAccount()]).map(({ kind }) => kind);
  expect(kinds).toEqual(['out_of_reach', 'too_late']);
});
