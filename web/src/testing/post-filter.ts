// Which posts the pretend server shows, as the real one decides it.
import type { Post } from '../api/types';

function meantFor({ schedule, created_at }: Post): number {
  return Date.parse(schedule?.at ?? created_at);
}

export function matching(posts: readonly Post[], query: URLSearchParams): Post[] {
  const statuses = query.get('status')?.split(',');
  const account = query.get('account_id');
  const from = Date.parse(query.get('from') ?? '');
  const to = Date.parse(query.get('to') ?? '');
  const text = query.get('text')?.toLowerCase();
  return posts.filter((post) => {
    const at = meantFor(post);
    const texts = [post.text, ...post.deliveries.map((delivery) => delivery.text)];
    return (
      (statuses === undefined || statuses.includes(post.status)) &&
      (account === null || post.deliveries.some(({ account_id }) => account_id === account)) &&
      !(at < from) &&
      !(at >= to) &&
      (text === undefined || texts.some((one) => one.toLowerCase().includes(text)))
    );
  });
}
