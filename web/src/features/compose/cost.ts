import type { Cost } from '@/api/types';
import { locale } from '@/lib/locale';
import { language, words } from '@/words';

/** Amounts are decimal texts with at most this many digits behind the point. */
const DIGITS_MAX = 6;

/** "$0.20", "$0.015": at least two digits behind the point, and no noughts beyond them. */
export function priceInWords(amount: string, currency: string): string {
  if (!/^[A-Z]{3}$/.test(currency)) return `${amount} ${currency}`;
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: 2,
    maximumFractionDigits: DIGITS_MAX,
  }).format(Number(amount));
}

export function itemInWords(item: string, count: number): string {
  const names: Partial<Record<string, string>> = words.compose.priceItems;
  const name = names[item] ?? item.replaceAll('_', ' ');
  return count === 1 ? name : words.compose.times(name, count);
}

/** "2 October 2026", from a date without a time: the same day everywhere. */
export function dayInWords(day: string): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(at)) return day;
  return new Date(at).toLocaleDateString(locale(), { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
}

export function costsMoreForALink(cost: Cost): boolean {
  return cost.parts.some(({ item }) => item === 'post_with_link');
}

function sum(one: string, other: string): string {
  const scale = 10 ** DIGITS_MAX;
  return String((Math.round(Number(one) * scale) + Math.round(Number(other) * scale)) / scale);
}

function withParts(total: Cost, { amount, parts }: Cost): Cost {
  const all = [...total.parts];
  for (const part of parts) {
    const at = all.findIndex(({ item }) => item === part.item);
    const same = all[at];
    if (same === undefined) all.push(part);
    else all[at] = { ...same, count: same.count + part.count, amount: sum(same.amount, part.amount) };
  }
  return { ...total, amount: sum(total.amount, amount), parts: all };
}

/** What a post to several accounts costs; of some it may be free. `null` where there is no one sum. */
export function totalOf(costs: readonly (Cost | null)[]): Cost | null {
  const [first, ...others] = costs.filter((cost) => cost !== null);
  if (first === undefined || others.some(({ currency }) => currency !== first.currency)) return null;
  return others.reduce(withParts, first);
}
