import { screen, waitFor } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { aDraft } from '@/testing/draft-handlers';
import { show } from '@/testing/render';
import { serve, server } from '@/testing/server';
import { on, problem } from '@/testing/typed-http';
import { Drafts } from './drafts';

test('one from the blog is shown and posted, and is gone then', async () => {
  const world = serve({ drafts: [aDraft({ text: 'New: Fresh paint', origin: 'feed' })] });
  const { user } = show(<Drafts />);
  expect(await screen.findByText('New: Fresh paint')).toBeInTheDocument();
  expect(screen.getByText('From your blog')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Post now' }));
  await waitFor(() => expect(screen.queryByText('New: Fresh paint')).not.toBeInTheDocument());
  expect(world.posts[0]?.text).toBe('New: Fresh paint');
});

test('its text is changed, and what another window wrote is not written over unseen', async () => {
  const draft = aDraft({ text: 'as it was' });
  const world = serve({ drafts: [draft] });
  const { user } = show(<Drafts />);
  await user.click(await screen.findByRole('button', { name: 'Edit' }));
  world.drafts = [{ ...draft, text: 'from the other window', revision: 2 }];
  const text = screen.getByLabelText('Text of the draft');
  await user.clear(text);
  await user.type(text, 'from this window');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('from the other window')).toBeInTheDocument();
  expect(text).toHaveValue('from this window');
  expect(world.drafts[0]?.text).toBe('from the other window');
  await user.click(screen.getByRole('button', { name: 'Keep mine' }));
  await waitFor(() => expect(world.drafts[0]).toMatchObject({ text: 'from this window', revision: 3 }));
  expect(await screen.findByText('from this window')).toBeInTheDocument();
});

test('the other text can be taken instead', async () => {
  const draft = aDraft({ text: 'as it was' });
  const world = serve({ drafts: [draft] });
  const { user } = show(<Drafts />);
  await user.click(await screen.findByRole('button', { name: 'Edit' }));
  world.drafts = [{ ...draft, text: 'from the other window', revision: 2 }];
  await user.type(screen.getByLabelText('Text of the draft'), '!');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await user.click(await screen.findByRole('button', { name: 'Take the other' }));
  expect(screen.getByLabelText('Text of the draft')).toHaveValue('from the other window');
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
  const { user } = show(<Drafts />);
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
  const { user } = show(<Drafts />);
  await user.click(await screen.findByRole('button', { name: 'Post now' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('No account is connected.');
  await user.click(screen.getByRole('button', { name: 'Delete' }));
  expect(world.drafts).toHaveLength(1);
  await user.click(screen.getAllByRole('button', { name: 'Delete' }).at(-1) as HTMLElement);
  await waitFor(() => expect(world.drafts).toHaveLength(0));
});
