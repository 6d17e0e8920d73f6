import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { Email } from '@/api/types';
import { anEmail } from '@/testing/notification-samples';
import { show } from '@/testing/render';
import { ago, ahead } from '@/testing/samples';
import { serve, server } from '@/testing/server';
import { on, problem } from '@/testing/typed-http';
import { MailAddress } from './mail-address';

const PASSWORD = 'weaves algebraic patterns';

async function mail(email: Partial<Email> = {}) {
  const world = serve({ email: anEmail(email) });
  const shown = show(<MailAddress username="ada" />);
  await waitFor(() => expect(screen.queryByText('Loading your address')).not.toBeInTheDocument());
  return { ...shown, world };
}

async function send(user: Awaited<ReturnType<typeof mail>>['user'], address: string, password = PASSWORD) {
  await user.type(screen.getByLabelText('Address'), address);
  await user.type(screen.getByLabelText('Current password'), password);
  await user.click(screen.getByRole('button', { name: 'Send the link' }));
}

describe('without an address', () => {
  test('one is given with the password, and waits to be confirmed', async () => {
    const { user, world } = await mail();
    expect(screen.getByText(/No address yet/)).toBeInTheDocument();
    await send(user, 'ada@example.org');
    expect(await screen.findByText('Confirm ada@example.org')).toBeInTheDocument();
    expect(screen.getByText(/until then nothing is mailed/)).toBeInTheDocument();
    expect(world.email.address).toBeNull();
    expect(screen.queryByLabelText('Address')).not.toBeInTheDocument();
    expect(screen.getByRole('heading', { name: 'Mail' })).toHaveFocus();
  });

  test('and without a mail server there is nothing to fill in, and it says who could change that', async () => {
    await mail({ mail_available: false });
    expect(screen.getByText(/whoever runs it has not set up a mail server/)).toBeInTheDocument();
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });
});

describe('a refusal', () => {
  test('of the address stands at its field', async () => {
    const { user } = await mail();
    await send(user, 'ada');
    await screen.findByText(/This is no address for mail/);
    expect(screen.getByLabelText('Address')).toBeInvalid();
  });

  test('of the password stands at its field', async () => {
    const { user } = await mail();
    await send(user, 'ada@example.org', 'wrong');
    await screen.findByText('This is not your current password.');
    expect(screen.getByLabelText('Current password')).toBeInvalid();
  });

  test('of the mail server says that no link left, and keeps what was typed', async () => {
    const { user } = await mail();
    await send(user, 'ada@refused.example');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('We could not send the link');
    expect(alert).toHaveTextContent('refuses this address');
    expect(screen.getByLabelText('Address')).toHaveValue('ada@refused.example');
  });
});

describe('an address', () => {
  test('is changed: mail goes on to the old one until the new one is confirmed', async () => {
    const { user } = await mail({ address: 'ada@example.org' });
    await user.click(screen.getByRole('button', { name: 'Change the address' }));
    await send(user, 'ada@new.example.org');
    expect(await screen.findByText('Confirm ada@new.example.org')).toBeInTheDocument();
    expect(screen.getByText(/until then mail goes to ada@example\.org/)).toBeInTheDocument();
  });

  test('stays for who thinks again', async () => {
    const { user } = await mail({ address: 'ada@example.org' });
    await user.click(screen.getByRole('button', { name: 'Change the address' }));
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(screen.queryByLabelText('Address')).not.toBeInTheDocument();
  });

  test('is removed after one question', async () => {
    const { user, world } = await mail({ address: 'ada@example.org' });
    await user.click(screen.getByRole('button', { name: 'Remove' }));
    const dialog = screen.getByRole('alertdialog', { name: 'Remove ada@example.org?' });
    await user.click(within(dialog).getByRole('button', { name: 'Remove it' }));
    expect(await screen.findByText(/No address yet/)).toBeInTheDocument();
    expect(world.email.address).toBeNull();
  });

  test('can be removed, not changed, where no mail is sent any more', async () => {
    await mail({ address: 'ada@example.org', mail_available: false });
    expect(screen.getByRole('button', { name: 'Remove' })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Change the address' })).not.toBeInTheDocument();
  });

  test('that was not confirmed in time says so, and another link is sent', async () => {
    const { user } = await mail({ pending: 'ada@example.org', pending_expires_at: ago(1) });
    expect(screen.getByText('ada@example.org was not confirmed in time')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Send another link' }));
    expect(screen.getByLabelText('Address')).toBeInTheDocument();
  });

  test('that waits says how long its link holds', async () => {
    await mail({ pending: 'ada@example.org', pending_expires_at: ahead(28.5) });
    expect(screen.getByText('28 min')).toHaveAttribute('datetime');
    expect(screen.getByRole('button', { name: 'Forget this address' })).toBeInTheDocument();
  });
});

test('an address that cannot be read can be asked for again', async () => {
  serve();
  server.use(on('get', '/api/auth/email', () => problem('internal_error', 500)));
  show(<MailAddress username="ada" />);
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeInTheDocument();
});
