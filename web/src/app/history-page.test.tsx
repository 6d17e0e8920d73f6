import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { needingYou } from '@/testing/account-samples';
import { aBusyCalendar, aStuckDelivery, stuckTogether } from '@/testing/calendar-samples';
import { visit } from '@/testing/render';
import { aPost } from '@/testing/samples';
import { serve, server } from '@/testing/server';
import { on, problem } from '@/testing/typed-http';

const list = () => screen.findByRole('region', { name: 'Posts' });

test('the history is searched as one types, and the address says for what', async () => {
  serve({ posts: [aPost({ text: 'The mill' }), aPost({ text: 'The store' })] });
  const { user, here } = visit('/dashboard/history');
  expect(await screen.findAllByRole('article')).toHaveLength(2);
  await user.type(screen.getByLabelText('Search the text'), 'MILL');
  await screen.findByText('1 post found.');
  expect(here()).toBe('/dashboard/history?text=MILL');
  expect(screen.getByRole('article')).toHaveTextContent('The mill');
  await user.click(screen.getByRole('button', { name: 'Show all' }));
  await screen.findByText('2 posts found.');
  expect(here()).toBe('/dashboard/history');
});

test('an address with filters is the same place again', async () => {
  serve({ posts: [...stuckTogether(), aPost({ text: 'Out there' })] });
  visit('/dashboard/history?status=posted&text=there');
  expect(await screen.findByText('1 post found.')).toBeInTheDocument();
  expect(screen.getByLabelText('Status')).toHaveValue('posted');
  expect(screen.getByLabelText('Search the text')).toHaveValue('there');
});

test('nothing that matches says so, and leads back to everything', async () => {
  serve({ posts: [aPost()] });
  const { user } = visit('/dashboard/history?text=nowhere');
  expect(await screen.findByText('No post like that')).toBeInTheDocument();
  const [act] = within(await list()).getAllByRole('button', { name: 'Show all' });
  if (act) await user.click(act);
  expect(await screen.findByRole('article')).toBeInTheDocument();
});

test('a long history goes on', async () => {
  serve({ posts: aBusyCalendar(60) });
  const { user } = visit('/dashboard/history');
  await screen.findByText('50 posts so far; there are more.');
  await user.click(screen.getByRole('button', { name: 'Show older posts' }));
  expect(await screen.findByText('60 posts found.')).toBeInTheDocument();
});

test('what several have in common is said once, with one act, which does all of it', async () => {
  const world = serve({ posts: stuckTogether() });
  const { user } = visit('/dashboard/history');
  const group = await screen.findByRole('region', { name: '3 posts are not out because X could not be reached' });
  await user.click(within(group).getByRole('button', { name: 'Retry these 3' }));
  await waitFor(() => expect(group).not.toBeInTheDocument());
  expect(world.posts.filter(({ deliveries }) => deliveries[0]?.state === 'sending')).toHaveLength(3);
  expect(screen.getByRole('region', { name: '2 posts of @ada_writes missed their time' })).toBeInTheDocument();
});

test('some that could not be queued are said, and can be tried again', async () => {
  const world = serve({ posts: stuckTogether() });
  let asked = 0;
  server.use(
    on('post', '/api/x/retry', async ({ request }) => {
      asked += 1;
      const { post_id } = (await request.json()) as { post_id: string };
      if (asked === 1) return problem('not_retryable', 409);
      return post_id === world.posts[1]?.id ? problem('internal_error', 500) : problem('not_retryable', 409);
    }),
  );
  const { user } = visit('/dashboard/history');
  await user.click(await screen.findByRole('button', { name: 'Retry these 3' }));
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('2 had moved on already, 1 could not be queued.');
  expect(screen.getByRole('button', { name: 'Retry these 3' })).toBeInTheDocument();
});

test('an account that needs its owner is connected first; what missed its time is sent after that', async () => {
  const { accounts, posts } = needingYou();
  const missed = aPost({ deliveries: [aStuckDelivery({ state: 'missed', reason: 'too_late' })] });
  serve({ accounts, posts: [...posts, missed] });
  visit('/dashboard/history');
  const group = await screen.findByRole('region', { name: '5 posts are not out because @ada_writes needs you' });
  expect(group).toHaveTextContent('Reconnect: 4 then go out by themselves, and 1 can be retried here.');
  expect(within(group).getAllByRole('button')).toHaveLength(1);
  expect(within(group).getByRole('button', { name: 'Reconnect' })).toBeInTheDocument();
});
