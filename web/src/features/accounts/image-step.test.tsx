// The second, optional step of connecting: the permission for images.
import { readFileSync } from 'node:fs';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import type { Account } from '@/api/types';
import { withImageStep } from '@/testing/account-samples';
import { plainLinks } from '@/testing/plain-links';
import { show, visit } from '@/testing/render';
import { ago, ahead, anAccount, anImageGrant, aPlatform } from '@/testing/samples';
import { serve, server } from '@/testing/server';
import { on, problem, reply } from '@/testing/typed-http';
import { words } from '@/words';
import { ConnectResult } from './connect-result';
import { grantReason, imageGrantError } from './trip-messages';
import { XCard, XConnections } from './x-connections';

const platform = aPlatform({ image_sending: 'needs_image_grant' });

function card(account: Account) {
  serve({ accounts: [account], platforms: [platform] });
  return show(<XCard platform={platform} accounts={[account]} links={plainLinks} />);
}

const step = () => screen.getByRole('region', { name: /^Images/ });
const allow = () => within(step()).queryByRole('button', { name: 'Allow images' });

/** jsdom cannot leave the page; this records where it was sent. */
function watchLeaving() {
  const assign = vi.fn();
  vi.stubGlobal('location', { ...window.location, assign });
  return assign;
}

describe('the step', () => {
  test('is not there where no account needs it', () => {
    card(anAccount({ image_grant: null }));
    expect(screen.queryByRole('region', { name: /^Images/ })).not.toBeInTheDocument();
  });

  test('is not there for an account that is disconnected', () => {
    card({ ...withImageStep('missing'), status: 'revoked', can: [] });
    expect(screen.queryByRole('region', { name: /^Images/ })).not.toBeInTheDocument();
  });

  test('not taken yet says what it is for, and that text goes without it', () => {
    card(withImageStep('missing'));
    expect(step()).toHaveTextContent('Step 2, optional');
    expect(step()).toHaveTextContent('Not allowed yet');
    expect(step()).toHaveTextContent('Posts without images go out without it.');
    expect(allow()).toBeInTheDocument();
    expect(screen.queryByText('Post images with descriptions')).not.toBeInTheDocument();
  });

  test('taken says since when, and can be taken back', () => {
    card({ ...withImageStep('active'), image_grant: anImageGrant({ state: 'active', granted_at: ago(5) }) });
    expect(step()).toHaveTextContent('Your posts can have images. Allowed 5 minutes ago.');
    expect(allow()).not.toBeInTheDocument();
    expect(within(step()).getByRole('button', { name: 'Remove image permission' })).toBeInTheDocument();
  });

  test.each([
    ['refused', 'read_only', 'Not allowed', /may only read.*“Read and write”/],
    ['lost', 'access_revoked', 'Needs attention', /withdrawn at X/],
    ['lost', 'permission_lost', 'Needs attention', /still set to “Read and write”/],
    ['lost', 'consumer_key_changed', 'Needs attention', /API key for X was changed/],
    ['lost', 'token_unreadable', 'Needs attention', /secret was changed/],
  ] as const)('%s because of %s says why, and can be taken again', (state, reason, word, sentence) => {
    card(withImageStep(state, reason));
    expect(within(step()).getByText(word).querySelector('svg')).not.toBeNull();
    expect(step()).toHaveTextContent(sentence);
    expect(allow()).toBeInTheDocument();
  });

  test('for a reason nobody has heard of shows the server’s sentence', () => {
    const detail = 'X has closed for the day. Come back tomorrow.';
    card({ ...withImageStep('lost'), image_grant: anImageGrant({ state: 'lost', reason: 'closed', detail }) });
    expect(step()).toHaveTextContent(detail);
    expect(grantReason('constructor')).toBeUndefined();
  });

  test('waits for the first one', () => {
    card({ ...withImageStep('lost', 'access_revoked'), status: 'needs_reauth', can: [] });
    expect(step()).toHaveTextContent('Reconnect the account first.');
    expect(allow()).not.toBeInTheDocument();
  });
});

describe('the same read-only permission again', () => {
  test('is undone in this order: the app, X’s list, the first step, the second step', async () => {
    const assign = watchLeaving();
    const account = withImageStep('refused', 'read_only_same_token');
    const { user } = card(account);
    const steps = within(step()).getAllByRole('listitem');
    expect(steps.map((one) => one.textContent)).toEqual([
      expect.stringContaining('“Read and write”'),
      expect.stringContaining('revoke its permissions'),
      expect.stringContaining('connect the account anew'),
      expect.stringContaining('the second step once more'),
    ]);
    const list = within(step()).getByRole('link', { name: /list of connected apps/ });
    expect(list).toHaveAttribute('href', 'https://x.com/settings/connected_apps');
    expect(list).toHaveAttribute('rel', 'noopener noreferrer');
    const asked: (string | null)[] = [];
    server.use(
      on('get', '/api/x/auth-url', ({ request }) => {
        asked.push(new URL(request.url).searchParams.get('account_id'));
        return reply(200, { url: 'https://x.com/', expires_at: ahead(10) });
      }),
    );
    await user.click(within(step()).getByRole('button', { name: 'Reconnect' }));
    await waitFor(() => expect(assign).toHaveBeenCalled());
    expect(asked).toEqual([account.id]);
    expect(within(step()).getAllByRole('button', { name: 'Allow images' })).toHaveLength(1);
  });
});

test('those steps stay in sight while the first one is undone', () => {
  card({ ...withImageStep('refused', 'read_only_same_token'), status: 'needs_reauth', can: [] });
  expect(within(step()).getAllByRole('listitem')).toHaveLength(4);
});

describe('allowing', () => {
  test('goes to X for this very account', async () => {
    const assign = watchLeaving();
    const account = withImageStep('missing');
    const { user } = card(account);
    const asked: (string | null)[] = [];
    server.use(
      on('get', '/api/x/oauth1/auth-url', ({ request }) => {
        asked.push(new URL(request.url).searchParams.get('account_id'));
        return reply(200, { url: 'https://api.x.com/oauth/authorize?oauth_token=a', expires_at: ahead(10) });
      }),
    );
    await user.click(screen.getByRole('button', { name: 'Allow images' }));
    await waitFor(() => expect(assign).toHaveBeenCalledWith('https://api.x.com/oauth/authorize?oauth_token=a'));
    expect(asked).toEqual([account.id]);
    expect(within(step()).getByRole('button', { name: 'Opening X…' })).toHaveAttribute('aria-disabled', 'true');
  });

  test('that cannot begin says why', async () => {
    const { user } = card(withImageStep('missing'));
    const detail = 'X does not know the callback address. Whoever runs this server registers it at X.';
    server.use(on('get', '/api/x/oauth1/auth-url', () => problem('client_misconfigured', 409, { detail })));
    await user.click(screen.getByRole('button', { name: 'Allow images' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(detail);
    expect(allow()).not.toHaveAttribute('aria-disabled');
  });
});

describe('removing', () => {
  async function ask() {
    const world = serve({ accounts: [withImageStep('active')], platforms: [platform] });
    const shown = show(<XConnections links={plainLinks} />);
    await shown.user.click(await screen.findByRole('button', { name: 'Remove image permission' }));
    return { ...shown, world, dialog: screen.getByRole('alertdialog', { name: /Remove the image permission/ }) };
  }

  test('is asked about first, and can be left', async () => {
    const { user, world, dialog } = await ask();
    expect(dialog).toHaveTextContent('Those with images then wait until you allow images again.');
    await user.click(within(dialog).getByRole('button', { name: 'Keep it' }));
    expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument();
    expect(world.accounts[0]?.image_grant?.state).toBe('active');
  });

  test('once confirmed shows it as not allowed', async () => {
    const { user, dialog } = await ask();
    await user.click(within(dialog).getByRole('button', { name: 'Remove it' }));
    expect(await screen.findByText('Not allowed yet')).toBeInTheDocument();
    expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument();
  });

  test('that fails says so in the dialog', async () => {
    const { user, dialog } = await ask();
    server.use(on('delete', '/api/x/oauth1', () => problem('internal_error', 500, { detail: 'It failed here.' })));
    await user.click(within(dialog).getByRole('button', { name: 'Remove it' }));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('It failed here.');
  });
});

describe('back from X', () => {
  test.each(Object.keys(words.images.errors))('%s says what happened and what to do', (code) => {
    const { title, detail } = imageGrantError(code);
    expect(title).not.toMatch(/[.]$/);
    expect(detail.match(/[.](\s|$)/g)?.length).toBeGreaterThanOrEqual(2);
  });

  test('no code and no reason that the document lists is left out', () => {
    const document = readFileSync('../openapi.yaml', 'utf8').replace(/\s+/g, ' ');
    const codes = /`image_grant_error` set to one of ([^.]*)\./.exec(document)?.[1]?.match(/[a-z]+(?:_[a-z]+)+/g) ?? [];
    expect(codes.length).toBeGreaterThan(10);
    expect(codes.filter((code) => !Object.hasOwn(words.images.errors, code))).toEqual([]);
    const reasons = /With `refused`: ([^.]*)\. With `lost`: ([^.]*)\./.exec(document)?.slice(1).join() ?? '';
    const listed = reasons.match(/[a-z]+(?:_[a-z]+)+/g) ?? [];
    expect(listed.length).toBeGreaterThan(4);
    expect(listed.filter((reason) => !Object.hasOwn(words.images.reasons, reason))).toEqual([]);
  });

  test('no two codes share their words, and an unknown one has some too', () => {
    const titles = Object.values(words.images.errors).map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
    expect(imageGrantError('brand_new')).toBe(words.images.unknown);
    expect(imageGrantError('constructor')).toBe(words.images.unknown);
  });

  test('a denial has the focus', () => {
    show(<ConnectResult arrival={{ imageGrantError: 'access_denied' }} onDismiss={() => undefined} />);
    expect(screen.getByRole('alert')).toHaveFocus();
    expect(screen.getByRole('alert')).toHaveTextContent('Images were not allowed');
  });

  test.each([
    ['image_grant=x', 'status', 'Images are allowed'],
    ['platform=x&image_grant_error=read_only', 'alert', 'may only read'],
  ])('?%s is told, and leaves the address when it is dismissed', async (search, role, said) => {
    serve({ accounts: [withImageStep('missing')], platforms: [platform] });
    const { user, here } = visit(`/dashboard/settings?${search}`);
    const notice = await screen.findByText(said, { exact: false, selector: `[role=${role}] *` });
    const box = notice.closest<HTMLElement>(`[role=${role}]`);
    if (box === null) throw new Error('no notice');
    await user.click(within(box).getByRole('button', { name: 'Dismiss' }));
    await waitFor(() => expect(here()).toBe('/dashboard/settings'));
    expect(screen.queryByText(said, { exact: false, selector: `[role=${role}] *` })).not.toBeInTheDocument();
  });
});
