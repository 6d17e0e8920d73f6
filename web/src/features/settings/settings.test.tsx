import { screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { anApiKey } from '@/testing/api-key-samples';
import { thePreferences } from '@/testing/notification-samples';
import { show } from '@/testing/render';
import { aSession } from '@/testing/samples';
import { serve, server } from '@/testing/server';
import { on, problem } from '@/testing/typed-http';
import { ChangePasswordForm } from './change-password-form';
import { Preferences } from './preferences';
import { SessionList } from './session-list';

describe('the time zone', () => {
  const zone = () => screen.findByLabelText<HTMLSelectElement>('Times are meant in');

  test('is that of the browser until one is chosen, and is stored with the rest', async () => {
    const world = serve({ preferences: thePreferences({ auto_share_blog_to_x: true, time_zone: null }) });
    const { user } = show(<Preferences />);
    expect(await zone()).toHaveDisplayValue('As this browser is set (UTC)');
    await user.selectOptions(await zone(), 'America/New_York');
    expect(await zone()).toHaveDisplayValue('New York');
    await waitFor(() =>
      expect(world.preferences).toMatchObject({ auto_share_blog_to_x: true, time_zone: 'America/New_York' }),
    );
    await user.selectOptions(await zone(), '');
    await waitFor(() => expect(world.preferences.time_zone).toBeNull());
  });

  test('can be one that this browser does not know', async () => {
    serve({ preferences: thePreferences({ time_zone: 'Mars/Phobos' }) });
    show(<Preferences />);
    expect(await zone()).toHaveValue('Mars/Phobos');
  });

  test('that the server does not know is told at its field, and goes back', async () => {
    serve({ preferences: thePreferences({ time_zone: 'Europe/Berlin' }) });
    const detail = 'There is no time zone of that name.';
    server.use(
      on('put', '/api/preferences', () =>
        problem('invalid_fields', 422, { errors: [{ field: 'time_zone', code: 'time_zone_unknown', detail }] }),
      ),
    );
    const { user } = show(<Preferences />);
    await user.selectOptions(await zone(), 'Asia/Tokyo');
    await waitFor(async () => expect(await zone()).toHaveAccessibleDescription(expect.stringContaining(detail)));
    expect(await zone()).toHaveValue('Europe/Berlin');
  });

  test('that could not be stored goes back, and says so', async () => {
    serve({ preferences: thePreferences({ time_zone: 'Europe/Berlin' }) });
    server.use(on('put', '/api/preferences', () => problem('internal_error', 500)));
    const { user } = show(<Preferences />);
    await user.selectOptions(await zone(), 'Asia/Tokyo');
    expect(await screen.findByRole('alert')).toHaveTextContent('We could not store your time zone');
    expect(await zone()).toHaveValue('Europe/Berlin');
  });
});

describe('how late posts may be', () => {
  const rule = () => screen.findByLabelText<HTMLSelectElement>('If it cannot go out on time');

  test('is stored with the rest, and minutes once they are written to the end', async () => {
    const world = serve({ preferences: thePreferences({ time_zone: 'Europe/Berlin' }) });
    const { user } = show(<Preferences />);
    expect(await rule()).toHaveDisplayValue('As the server is set up');
    await user.selectOptions(await rule(), 'Do not send it late');
    await waitFor(() => expect(world.preferences).toMatchObject({ publish_late: 'never', time_zone: 'Europe/Berlin' }));
    await user.selectOptions(await rule(), 'Send it up to some minutes late');
    await waitFor(() => expect(world.preferences.publish_late).toBe(60));
    const minutes = screen.getByLabelText('Minutes it may be late');
    await user.clear(minutes);
    await user.type(minutes, '90');
    expect(world.preferences.publish_late).toBe(60);
    await user.tab();
    await waitFor(() => expect(world.preferences.publish_late).toBe(90));
  });

  test('takes no number that makes no sense', async () => {
    const world = serve({ preferences: thePreferences({ publish_late: 30 }) });
    const { user } = show(<Preferences />);
    const minutes = await screen.findByLabelText('Minutes it may be late');
    await user.clear(minutes);
    await user.type(minutes, 'soon');
    await user.tab();
    expect(minutes).toHaveAccessibleDescription('Write a number from 1 to 43,200.');
    expect(world.preferences.publish_late).toBe(30);
  });
});

describe('the sessions', () => {
  test('mark this device and can be ended one by one', async () => {
    const other = aSession({ user_agent: 'curl/8.5.0' });
    const world = serve({ sessions: [aSession({ current: true }), other] });
    const { user } = show(<SessionList />);
    expect(await screen.findByText('This device')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'End session: curl' }));
    await waitFor(() => expect(screen.queryByText('curl')).not.toBeInTheDocument());
    expect(world.sessions).toHaveLength(1);
  });

  test('can all be ended but this one', async () => {
    serve();
    const { user } = show(<SessionList />);
    await user.click(await screen.findByRole('button', { name: 'End all other sessions' }));
    await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(1));
    expect(screen.queryByRole('button', { name: /^End/ })).not.toBeInTheDocument();
  });
});

describe('the password', () => {
  async function change(current: string, next: string) {
    const shown = show(<ChangePasswordForm username="ada" />);
    await shown.user.type(screen.getByLabelText('Current password'), current);
    await shown.user.type(screen.getByLabelText('New password'), next);
    await shown.user.click(screen.getByRole('button', { name: 'Change password' }));
  }

  test('is changed, and says what that ended', async () => {
    serve();
    await change('weaves algebraic patterns', 'looms weave flowers and leaves');
    expect(await screen.findByText('Your password is changed')).toBeInTheDocument();
    expect(screen.getByLabelText('New password')).toHaveValue('');
  });

  test('takes the API keys with it where that is chosen, and says how many they are', async () => {
    const world = serve({ apiKeys: [anApiKey(), anApiKey()] });
    const { user } = show(<ChangePasswordForm username="ada" />);
    expect(await screen.findByText(/^You have 2\./)).toBeInTheDocument();
    await user.click(screen.getByRole('checkbox', { name: 'Also revoke my API keys' }));
    await user.type(screen.getByLabelText('Current password'), 'weaves algebraic patterns');
    await user.type(screen.getByLabelText('New password'), 'looms weave flowers and leaves');
    await user.click(screen.getByRole('button', { name: 'Change password' }));
    expect(await screen.findByText(/So have your API keys/)).toBeInTheDocument();
    expect(world.apiKeys).toEqual([]);
    expect(await screen.findByText(/^You have none now/)).toBeInTheDocument();
  });

  test('that is too short is not sent', async () => {
    serve();
    await change('weaves algebraic patterns', 'short');
    expect(await screen.findByText('Use at least 15 characters; this has 5.')).toBeInTheDocument();
  });

  test('that was mistyped is told at its field', async () => {
    serve();
    await change('wrong', 'looms weave flowers and leaves');
    await screen.findByText('This is not your current password.');
    expect(screen.getByLabelText('Current password')).toBeInvalid();
  });
});
