// The pretend server's opinion of a post. It counts letters and, like X, 23 for a link; that is near enough for a pretence.
import type { RequestHandler } from 'msw';
import type { Account, AccountVerdict, FieldError, Warning } from '../api/types';
import { aCost, anAccountVerdict } from './samples';
import { type Guard, on, reply } from './typed-http';
import type { World } from './world';
import type { Written } from './written';

const LINK = /(?:https?:\/\/)?[\w-]+\.(?:com|org|net)\b[^\s]*/g;
const LINK_WEIGHT = 23;
const NEAR = 20;

export function verdictHandlersFor(world: World, guarded: Guard): RequestHandler[] {
  return [
    on(
      'post',
      '/api/posts/validate',
      guarded(async ({ request }) => {
        const asked = (await request.json()) as Written & { image_count?: number };
        const own = (id: string) => asked.overrides?.find(({ account_id }) => account_id === id)?.text;
        const accounts = world.accounts
          .filter(({ id }) => asked.account_ids?.includes(id) ?? true)
          .map((account) => verdictOn(own(account.id) ?? asked.text, account));
        const problems = imageProblems(world, asked.image_count ?? 0);
        const ok = problems.length === 0 && accounts.every((account) => account.problems.length === 0);
        return reply(200, { ok, problems, accounts, images: [], schedule: null });
      }),
    ),
  ];
}

function imageProblems(world: World, count: number): FieldError[] {
  const max = world.platforms[0]?.limits.images_max ?? 0;
  if (count <= max) return [];
  return [{ field: 'image', code: 'too_many_images', detail: `A post takes up to ${max} images.` }];
}

function verdictOn(text: string, account: Account): AccountVerdict {
  const links = text.match(LINK) ?? [];
  const letters = [...text];
  const inLinks = links.reduce((sum, link) => sum + [...link].length, 0);
  const length = letters.length - inLinks + links.length * LINK_WEIGHT;
  const max = account.text_weighted_max ?? 280;
  return anAccountVerdict({
    account_id: account.id,
    username: account.username,
    weighted_length: length,
    text_weighted_max: max,
    valid_until: length > max ? letters.slice(0, max).join('').length : text.length,
    problems: length > max ? [tooLong(length, max)] : [],
    warnings: warningsFor(text, max - length, max, links.length),
    cost: links.length === 0 ? aCost() : withLink(),
  });
}

function tooLong(length: number, max: number): FieldError {
  const detail = `The post is too long: it counts ${length} and at most ${max} are possible.`;
  return { field: 'text', code: 'text_too_long', detail };
}

function withLink() {
  return aCost({ amount: '0.200', parts: [{ item: 'post_with_link', count: 1, amount: '0.200' }] });
}

function warningsFor(text: string, left: number, max: number, links: number): Warning[] {
  const warnings: Warning[] = [];
  if (left >= 0 && left <= NEAR) warnings.push({ code: 'near_limit', detail: `${left} left of ${max}.` });
  if ((text.match(/\$[A-Z]+/g) ?? []).length > 1) {
    const detail = 'X refuses posts with more than one cashtag from most applications.';
    warnings.push({ code: 'several_cashtags', detail });
  }
  if (links > 0)
    warnings.push({ code: 'link_costs_more', detail: 'With a link this post costs 0.200 USD instead of 0.015.' });
  return warnings;
}
