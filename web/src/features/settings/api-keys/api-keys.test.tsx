import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { describe, expect, test, vi } from 'vitest';
import type { ApiKeyRequest } from '@/api/types';
import { aNewKey, anApiKey, someKeys } from '@/testing/api-key-samples';
import { show } from '@/testing/render';
import { serve, server } from '@/testing/server';
import { on, problem, problemResponse } from '@/testing/typed-http';
import type { World } from '@/testing/world';
import { ApiKeys } from './api-keys';

type User = ReturnType<typeof show>['user'];

function keys(part: Partial<World> = {}) {
  const world = serve(part);
  return { world, ...show(<ApiKeys username="ada" />) };
}

async function open(user: User) {
  await user.click(await screen.findByRole('button', { name: 'Make a key' }));
  return screen.findByRole('dialog', { name: 'Make an API key' });
}

const submit = (user: User) => user.click(screen.getByRole('button', { name: 'Make the key' }));
const kept = () => screen.findByRole('button', { name: 'I have kept it' });

describe('the list', () => {
  test('says of each key what it may do, how it was used, and when it ends', async () => {
    keys({ apiKeys: someKeys() });
    const rows = await screen.findAllByRole('listitem');
    expect(rows).toHaveLength(5);
    expect(rows[0]).toHaveTextContent(/Weekly report.*Read posts · Read accounts.*Not used yet/);
    expect(rows[1]).toHaveTextContent(/pbx_01gJ8zXk2mQvT5rWn7YbLc….*Used 4 minutes ago.*Ends in 2 months/);
    expect(rows[2]).toHaveTextContent('Ends soon: 5 days left');
    expect(rows[3]).toHaveTextContent(/Replaced.*Goes on until/);
    expect(rows[4]).toHaveTextContent(/Only from 203\.0\.113\.0\/24.*Does not end by itself/);
  });

  test('offers no exchange for a key that was exchanged', async () => {
    keys({ apiKeys: [anApiKey({ name: 'Blog', replaced_by: aNewKey().api_key.id })] });
    expect(await screen.findByRole('button', { name: 'Revoke: Blog' })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Exchange: Blog' })).not.toBeInTheDocument();
  });

  test('that cannot be read can be asked for again', async () => {
    serve();
    server.use(on('get', '/api/api-keys', () => problem('internal_error', 500)));
    show(<ApiKeys username="ada" />);
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeInTheDocument();
  });
});

describe('making a key', () => {
  test('begins with little, and shows the key once with a call that it may make', async () => {
    const { user, world } = keys();
    const dialog = await open(user);
    expect(within(dialog).getByLabelText('Ends after')).toHaveValue('90');
    await user.type(screen.getByLabelText('Name'), 'Weekly report');
    await submit(user);
    await kept();
    expect(world.apiKeys[0]).toMatchObject({ name: 'Weekly report', scopes: ['posts:read', 'accounts:read'] });
    const days = (Date.parse(world.apiKeys[0]?.expires_at ?? '') - Date.now()) / 86_400_000;
    expect(days).toBeCloseTo(90, 2);
    expect(screen.getByText(aNewKey().key)).toBeInTheDocument();
    expect(screen.getByText(/^curl -H 'Authorization: Bearer pbx_.*\/api\/posts\?limit=5'$/)).toBeInTheDocument();
    expect(screen.getByText('This key is not shown again')).toBeInTheDocument();
    await user.click(await kept());
    expect(screen.queryByText(aNewKey().key)).not.toBeInTheDocument();
    expect(await screen.findByText('Weekly report')).toBeInTheDocument();
  });

  test('ends only by saying that the key is kept', async () => {
    const { user } = keys();
    await open(user);
    await user.type(screen.getByLabelText('Name'), 'Notebook');
    await submit(user);
    await kept();
    await user.keyboard('{Escape}');
    expect(screen.getByText(aNewKey().key)).toBeInTheDocument();
    expect(screen.getByRole('alert')).toHaveTextContent('Copy the key first');
  });

  test('copies the key, and selects it where the browser allows no copying', async () => {
    const { user } = keys();
    await open(user);
    await user.type(screen.getByLabelText('Name'), 'Notebook');
    await submit(user);
    await kept();
    const copy = screen.getByRole('button', { name: 'Copy: Key' });
    await user.click(copy);
    expect(await screen.findByText('Copied')).toBeInTheDocument();
    expect(await navigator.clipboard.readText()).toBe(aNewKey().key);
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'));
    await user.click(copy);
    expect(await screen.findByText(/Selected: copy it with/)).toBeInTheDocument();
    expect(getSelection()?.toString()).toBe(aNewKey().key);
  });

  test('asks for the password when the sign-in is old, and keeps everything else', async () => {
    const { user, world } = keys({ asksPassword: true });
    await open(user);
    await user.type(screen.getByLabelText('Name'), 'Blog');
    await user.click(screen.getByRole('button', { name: 'Post' }));
    await submit(user);
    expect(await screen.findByLabelText('Current password')).toHaveFocus();
    await user.type(screen.getByLabelText('Current password'), 'wrong');
    expect(screen.getByLabelText('Name')).toHaveValue('Blog');
    await submit(user);
    expect(await screen.findByText('This is not your current password.')).toBeInTheDocument();
    await user.clear(screen.getByLabelText('Current password'));
    await user.type(screen.getByLabelText('Current password'), 'weaves algebraic patterns');
    await submit(user);
    await kept();
    expect(world.apiKeys[0]).toMatchObject({ name: 'Blog' });
    expect(world.apiKeys[0]?.scopes).toContain('posts:write');
  });

  test('repeated after a lost answer asks for the very same, so that no second key is made', async () => {
    serve();
    const asked: { key: string | null; wish: ApiKeyRequest }[] = [];
    server.use(
      http.post('*/api/api-keys', async ({ request }) => {
        asked.push({ key: request.headers.get('Idempotency-Key'), wish: (await request.json()) as ApiKeyRequest });
        if (asked.length === 1) return HttpResponse.error();
        if (asked.length > 2) return HttpResponse.json(aNewKey(), { status: 201 });
        return problemResponse(problem('api_key_made_before', 409, { detail: 'It was made. It is gone.' }).problem);
      }),
    );
    const { user } = show(<ApiKeys username="ada" />);
    await open(user);
    await user.type(screen.getByLabelText('Name'), 'Blog');
    await submit(user);
    await screen.findByRole('alert');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await open(user);
    expect(screen.getByLabelText('Name')).toHaveValue('Blog');
    await submit(user);
    expect(await screen.findByText('It was made. It is gone.')).toBeInTheDocument();
    expect(asked[1]).toEqual(asked[0]);
    await submit(user);
    await kept();
    expect(asked[2]?.key).not.toBe(asked[1]?.key);
  });

  test('without a name or a scope is not sent', async () => {
    const { user, world } = keys();
    await open(user);
    await user.click(screen.getByRole('checkbox', { name: 'Read posts' }));
    await user.click(screen.getByRole('checkbox', { name: 'Read accounts' }));
    await submit(user);
    expect(await screen.findByText('Give it a name.')).toBeInTheDocument();
    expect(screen.getByText('Choose at least one thing it may do.')).toBeInTheDocument();
    expect(world.apiKeys).toEqual([]);
  });

  test('names the network that is none', async () => {
    const { user } = keys();
    await open(user);
    await user.type(screen.getByLabelText('Name'), 'Blog');
    await user.click(screen.getByRole('button', { name: 'More' }));
    await user.type(screen.getByLabelText('Only from these networks'), '203.0.113.7{enter}nowhere');
    await submit(user);
    expect(await screen.findByText(/^nowhere: This is no address/)).toBeInTheDocument();
    expect(screen.getByLabelText('Only from these networks')).toBeInvalid();
  });

  test('is refused beyond a hundred, with what to do', async () => {
    const { user } = keys();
    server.use(
      on('post', '/api/api-keys', () =>
        problem('too_many_keys', 409, { detail: 'You have 100 API keys. Revoke one that is not needed.' }),
      ),
    );
    await open(user);
    await user.type(screen.getByLabelText('Name'), 'One more');
    await submit(user);
    expect(await screen.findByRole('alert')).toHaveTextContent('You have 100 API keys. Revoke one');
  });
});

test('exchanging shows the new key, and the old one goes on for a day', async () => {
  const { user, world } = keys({ apiKeys: [anApiKey({ name: 'Blog' })], asksPassword: true });
  await user.click(await screen.findByRole('button', { name: 'Exchange: Blog' }));
  expect(screen.getByLabelText('The old key goes on for')).toHaveDisplayValue('24 hours');
  await user.click(screen.getByRole('button', { name: 'Exchange the key' }));
  await user.type(await screen.findByLabelText('Current password'), 'weaves algebraic patterns');
  await user.click(screen.getByRole('button', { name: 'Exchange the key' }));
  await user.click(await kept());
  expect(world.apiKeys).toHaveLength(2);
  expect(await screen.findByText('Replaced')).toBeInTheDocument();
});

describe('revoking', () => {
  test('asks once, naming the key', async () => {
    const { user, world } = keys({ apiKeys: [anApiKey({ name: 'Blog' })] });
    await user.click(await screen.findByRole('button', { name: 'Revoke: Blog' }));
    await user.click(within(screen.getByRole('alertdialog', { name: 'Revoke “Blog”?' })).getByText('Revoke it'));
    expect(await screen.findByText('No keys yet')).toBeInTheDocument();
    expect(world.apiKeys).toEqual([]);
  });

  test('of a key that has ended meanwhile is no error', async () => {
    const { user, world } = keys({ apiKeys: [anApiKey({ name: 'Blog' })] });
    await user.click(await screen.findByRole('button', { name: 'Revoke: Blog' }));
    world.apiKeys = [];
    await user.click(screen.getByRole('button', { name: 'Revoke it' }));
    await waitFor(() => expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument());
    expect(await screen.findByText('No keys yet')).toBeInTheDocument();
  });
});
