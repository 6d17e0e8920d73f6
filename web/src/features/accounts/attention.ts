// What of all accounts needs a person, in one sentence: the strip above every page.
import type { Account } from '@/api/types';
import { deadlineInWords } from '@/lib/deadline';
import { words } from '@/words';
import { needsOperator } from './who-has-to-act';

export interface Attention {
  text: string;
  /** The one account that connecting again mends; otherwise the settings say what to do. */
  reconnect: Account | null;
}

/** `suspended`: X wants something first, and connecting again does not help. */
type Need = 'reconnect' | 'suspended' | 'reconnect_soon' | 'operator' | 'posts';

/** Nothing for one that was disconnected: that was a wish, and what waits for it was asked about then. */
function needOf(account: Account): Need | null {
  const { status, status_reason, forecast } = account;
  if (status === 'revoked') return null;
  if (status === 'needs_reauth') return status_reason === 'account_suspended' ? 'suspended' : 'reconnect';
  if (needsOperator(account)) return 'operator';
  if (status === 'expiring') return 'reconnect_soon';
  if (forecast.at_risk_count === 0) return null;
  return forecast.at_risk.every(({ act }) => act === 'ask_operator') ? 'operator' : 'posts';
}

function sentenceOf(account: Account, need: Need, who: string, now: number): string {
  const { needs_you_by, waiting_posts, forecast } = account;
  const { strip } = words.accounts;
  const by = needs_you_by === null ? null : deadlineInWords(needs_you_by, now);
  switch (need) {
    case 'reconnect':
    case 'suspended':
      return strip.you(who, waiting_posts);
    case 'reconnect_soon':
      return strip.youBy(who, by, forecast.at_risk_count);
    case 'operator':
      return strip.operatorBy(who, by, forecast.at_risk_count);
    case 'posts':
      return strip.youBy(who, null, forecast.at_risk_count);
  }
}

/** Null when all is well. */
export function attentionOf(accounts: readonly Account[], now: number): Attention | null {
  const all = accounts.flatMap((account) => {
    const need = needOf(account);
    return need === null ? [] : [{ account, need }];
  });
  const [first, ...others] = all;
  if (first === undefined) return null;
  if (others.length === 0) {
    const { account, need } = first;
    const who = accounts.length === 1 ? 'X' : `@${account.username}`;
    const mends = need === 'reconnect' || need === 'reconnect_soon';
    return { text: sentenceOf(account, need, who, now), reconnect: mends ? account : null };
  }
  // Of those that still work, only the posts at risk wait for somebody.
  const count = all.reduce((sum, { account, need }) => {
    const isStopped = need === 'reconnect' || need === 'suspended';
    return sum + (isStopped ? account.waiting_posts : account.forecast.at_risk_count);
  }, 0);
  const { strip } = words.accounts;
  const say = all.every(({ need }) => need === 'operator') ? strip.severalOperator : strip.several;
  return { text: say(all.length, count), reconnect: null };
}
