import type { Cost } from '@/api/types';

const ITEMS: Record<string, string> = {
  post: 'Post',
  post_with_link: 'Post with a link',
  image_description: 'Description of an image',
};

const SIGNS: Record<string, string> = { USD: '$' };

/** "$0.20", "$0.015": at least two digits behind the point, and no noughts beyond them. */
export function priceInWords(amount: string, currency: string): string {
  const [whole = '0', parts = ''] = amount.split('.');
  const digits = parts.replace(/0+$/, '').padEnd(2, '0');
  const sign = SIGNS[currency];
  return sign === undefined ? `${whole}.${digits} ${currency}` : `${sign}${whole}.${digits}`;
}

export function itemInWords(item: string, count: number): string {
  const name = ITEMS[item] ?? item.replaceAll('_', ' ');
  return count === 1 ? name : `${name}, ${count} times`;
}

/** "2 October 2026", from a date without a time: the same day everywhere. */
export function dayInWords(day: string): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(at)) return day;
  return new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
}

export function costsMoreForALink(cost: Cost): boolean {
  return cost.parts.some(({ item }) => item === 'post_with_link');
}
