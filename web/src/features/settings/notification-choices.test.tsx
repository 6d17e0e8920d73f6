import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { Preferences } from '@/api/types';
import { anEmail, thePreferences } from '@/testing/notification-samples';
import { show } from '@/testing/render';
import { serve, server } from '@/testing/server';
import { on, problem, reply } from '@/testing/typed-http';
import { NotificationChoices } from './notification-choices';

const box = (name: string) => screen.findByRole('checkbox', { name });
const MISSED = 'A post missed its time';

describe('the table', () => {
  test('has a row for each kind and both ways, and the operator’s only for administrators', async () => {
    serve();
    show(<NotificationChoices isAdmin={false} />);
    const table = await screen.findByRole('table');
    expect(within(table).getAllByRole('checkbox')).toHaveLength(18);
    expect(within(table).getByRole('columnheader', { name: 'In the app' })).toBeInTheDocument();
    expect(within(table).getByRole('columnheader', { name: 'By mail' })).toBeInTheDocument();
    expect(screen.queryByText(/newest secret/)).not.toBeInTheDocument();
  });

  test('shows administrators what only they are told', async () => {
    serve();
    show(<NotificationChoices isAdmin />);
    expect(await screen.findByRole('rowheader', { name: /newest secret/ })).toBeInTheDocument();
  });

  test.each([
    [anEmail({ mail_available: false }), /this server sends none/],
    [anEmail(), /no address is confirmed/],
    [anEmail({ address: 'ada@example.org' }), /Mail goes to ada@example\.org/],
  ])('says where mail goes', async (email, sentence) => {
    serve({ email });
    show(<NotificationChoices isAdmin={false} />);
    expect(await screen.findByText(sentence)).toBeInTheDocument();
  });
});

describe('a choice', () => {
  test('is stored with all the others', async () => {
    const world = serve({ preferences: thePreferences({ auto_share_blog_to_x: true, time_zone: 'Europe/Berlin' }) });
    const { user } = show(<NotificationChoices isAdmin={false} />);
    await user.click(await box(`${MISSED}: by mail`));
    expect(await box(`${MISSED}: by mail`)).not.toBeChecked();
    await waitFor(() => expect(world.preferences.notifications.missed).toEqual({ in_app: true, mail: false }));
    expect(world.preferences).toMatchObject({ auto_share_blog_to_x: true, time_zone: 'Europe/Berlin' });
    expect(world.preferences.notifications.failed).toEqual({ in_app: true, mail: true });
  });

  test('made quickly after another loses neither, whatever order the answers would come in', async () => {
    const world = serve();
    const sent: Preferences[] = [];
    server.use(
      on('put', '/api/preferences', async ({ request }) => {
        const body = (await request.json()) as Preferences;
        sent.push(body);
        await new Promise((resolve) => setTimeout(resolve, sent.length === 1 ? 150 : 10));
        world.preferences = body;
        return reply(200, body);
      }),
    );
    const { user } = show(<NotificationChoices isAdmin={false} />);
    await user.click(await box(`${MISSED}: by mail`));
    await user.click(await box(`${MISSED}: in the app`));
    expect(await box(`${MISSED}: by mail`)).not.toBeChecked();
    await waitFor(() => expect(sent).toHaveLength(2));
    await waitFor(() => expect(world.preferences.notifications.missed).toEqual({ in_app: false, mail: false }));
    expect(await box(`${MISSED}: by mail`)).not.toBeChecked();
    expect(await box(`${MISSED}: in the app`)).not.toBeChecked();
  });

  test('goes back when the server does not store it, and says so', async () => {
    serve();
    server.use(on('put', '/api/preferences', () => problem('internal_error', 500, { detail: 'It was not stored.' })));
    const { user } = show(<NotificationChoices isAdmin={false} />);
    await user.click(await box(`${MISSED}: in the app`));
    expect(await screen.findByRole('alert')).toHaveTextContent('It was not stored.');
    expect(await box(`${MISSED}: in the app`)).toBeChecked();
  });
});

test('choices that cannot be read can be asked for again', async () => {
  serve();
  server.use(on('get', '/api/preferences', () => problem('internal_error', 500)));
  show(<NotificationChoices isAdmin={false} />);
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeInTheDocument();
});
