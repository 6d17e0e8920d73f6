import { screen, waitFor } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { aDraft } from '@/testing/draft-handlers';
import { show } from '@/testing/render';
import { anAccount, nextId } from '@/testing/samples';
import { serve, server } from '@/testing/server';
import { on, problem } from '@/testing/typed-http';
import { Drafts } from './drafts';

const editLink = (id: string, label: string) => <a href={`/dashboard/compose?draft=${id}`}>{label}</a>;

test('one from the blog is shown and posted, and is gone then', async () => {
  const world = serve({ drafts: [aDraft({ text: 'New: Fresh paint', origin: 'feed' })] });
  const { user } = show(<Drafts editLink={editLink} />);
  expect(await screen.findByText('New: Fresh paint')).toBeInTheDocument();
  expect(screen.getByText('From your blog')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Post now' }));
  await waitFor(() => expect(screen.queryByText('New: Fresh paint')).not.toBeInTheDocument());
  expect(world.posts[0]?.text).toBe('New: Fresh paint');
});

test('it is changed in the composer; the one that is open there is not shown twice', async () => {
  const [open, other] = [aDraft({ text: 'open in the composer' }), aDraft({ text: 'lies here' })];
  serve({ drafts: [open, other] });
  show(<Drafts without={open.id} editLink={editLink} />);
  expect(await screen.findByRole('link', { name: 'Edit' })).toHaveAttribute(
    'href',
    `/dashboard/compose?draft=${other.id}`,
  );
  expect(screen.getByText('lies here')).toBeInTheDocument();
  expect(screen.queryByText('open in the composer')).not.toBeInTheDocument();
});

test('it goes out with all that belongs to it', async () => {
  const accounts = [anAccount(), anAccount({ id: nextId(), username: 'engine_notes' })];
  const ids = accounts.map(({ id }) => id);
  const overrides = [{ account_id: ids[1] ?? '', text: 'another text' }];
  const world = serve({ accounts, drafts: [aDraft({ account_ids: ids, overrides })] });
  const { user } = show(<Drafts editLink={editLink} />);
  await user.click(await screen.findByRole('button', { name: 'Post now' }));
  await waitFor(() => expect(world.drafts).toHaveLength(0));
  expect(world.posts[0]?.deliveries.map(({ text, username }) => [username, text])).toEqual([
    ['ada_writes', 'Fresh paint on the old pillar box.'],
    ['engine_notes', 'another text'],
  ]);
});

test('a lost answer says that it is not known, and asks again with the same key', async () => {
  serve({ drafts: [aDraft()] });
  const keys: (string | null)[] = [];
  server.use(
    http.post('*/api/posts', ({ request }) => {
      keys.push(request.headers.get('idempotency-key'));
      return HttpResponse.error();
    }),
  );
  const { user } = show(<Drafts editLink={editLink} />);
  await user.click(await screen.findByRole('button', { name: 'Post now' }));
  expect(await screen.findByText('We do not know whether it was sent')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Post now' }));
  await waitFor(() => expect(keys).toHaveLength(2));
  expect(keys[0]).not.toBeNull();
  expect(keys[1]).toBe(keys[0]);
});

test('a refusal is told, the draft stays, and it is deleted only when asked twice', async () => {
  const world = serve({ drafts: [aDraft()] });
  server.use(
    on('post', '/api/posts', () => problem('account_not_connected', 409, { detail: 'No account is connected.' })),
  );
  const { user } = show(<Drafts editLink={editLink} />);
  await user.click(await screen.findByRole('button', { name: 'Post now' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('No account is connected.');
  await user.click(screen.getByRole('button', { name: 'Delete' }));
  expect(world.drafts).toHaveLength(1);
  await user.click(screen.getAllByRole('button', { name: 'Delete' }).at(-1) as HTMLElement);
  await waitFor(() => expect(world.drafts).toHaveLength(0));
});
