// How its user wants a blog shared: what stands in both forms.
import type { Feed } from '@/api/types';

export type Wishes = Pick<Feed, 'account_ids' | 'template' | 'approval' | 'with_image' | 'delay_minutes' | 'per_day'>;

/** No account is named: all that are connected. */
export const USUAL: Wishes = {
  account_ids: [],
  template: '{title} {url}',
  approval: false,
  with_image: false,
  delay_minutes: 0,
  per_day: 3,
};

export function wishesOf({ account_ids, template, approval, with_image, delay_minutes, per_day }: Feed): Wishes {
  return { account_ids, template, approval, with_image, delay_minutes, per_day };
}

/** A number typed into a field, within its bounds. */
export function bounded(typed: string, least: number, most: number): number {
  const number = Number.parseInt(typed, 10);
  return Number.isNaN(number) ? least : Math.min(most, Math.max(least, number));
}
