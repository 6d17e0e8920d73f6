import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { aFeed, aFeedEntry } from '@/testing/feed-handlers';
import { thePreferences } from '@/testing/notification-samples';
import { show } from '@/testing/render';
import { serve, server } from '@/testing/server';
import { on, problem, reply } from '@/testing/typed-http';
import { Feeds } from './feeds';

describe('the auto-share switch', () => {
  const theSwitch = () => screen.findByRole('switch', { name: 'Auto-share new blog posts to X' });

  test('is stored', async () => {
    const world = serve();
    const { user } = show(<Feeds />);
    await user.click(await theSwitch());
    expect(await theSwitch()).toBeChecked();
    await waitFor(() => expect(world.preferences.auto_share_blog_to_x).toBe(true));
  });

  test('goes back when the server does not store it, and says so', async () => {
    serve();
    let isDown = false;
    let letGo: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    server.use(
      // Asking again is no help then: what was shown before has to come back by itself.
      on('get', '/api/preferences', () => (isDown ? problem('internal_error', 500) : reply(200, thePreferences()))),
      on('put', '/api/preferences', async () => {
        isDown = true;
        await gate;
        return problem('internal_error', 500, { detail: 'It could not be stored.' });
      }),
    );
    const { user } = show(<Feeds />);
    await user.click(await theSwitch());
    expect(await theSwitch()).toBeChecked();
    letGo();
    expect(await screen.findByRole('alert')).toHaveTextContent('It could not be stored.');
    expect(await theSwitch()).not.toBeChecked();
  });
});

describe('a blog', () => {
  test('is found, shown as it would be posted, and followed', async () => {
    const world = serve({ feeds: [] });
    const { user } = show(<Feeds />);
    expect(await screen.findByText('No blog yet')).toBeVisible();
    await user.type(screen.getByLabelText('Address of the blog or its feed'), 'blog.example');
    await user.click(screen.getByRole('button', { name: 'Look for the feed' }));
    expect(await screen.findByText(/Found “The Pillar Box”/)).toBeVisible();
    expect(await screen.findByText('Fresh paint https://blog.example/paint')).toBeVisible();
    await user.click(screen.getByRole('checkbox', { name: /Show me first/ }));
    await user.click(screen.getByRole('button', { name: 'Follow “The Pillar Box”' }));
    expect(await screen.findByRole('heading', { name: 'The Pillar Box' })).toBeVisible();
    expect(world.feeds).toMatchObject([{ approval: true, address: 'https://blog.example/feed.xml' }]);
  });

  test('that is not there leaves what was typed and says why', async () => {
    serve({ feeds: [] });
    const { user } = show(<Feeds />);
    await user.type(await screen.findByLabelText('Address of the blog or its feed'), 'nowhere.example');
    await user.click(screen.getByRole('button', { name: 'Look for the feed' }));
    expect(await screen.findByText('No feed is there, and the page names none.')).toBeVisible();
    expect(screen.getByLabelText('Address of the blog or its feed')).toHaveValue('nowhere.example');
  });

  test('says how it is in words, and what became of its entries', async () => {
    const entries = [
      aFeedEntry({ title: 'Old', state: 'skipped', reason: 'too_many' }),
      aFeedEntry({ title: 'New', state: 'shared' }),
    ];
    serve({ feeds: [aFeed({ health: 'failing', failing_since: '2026-11-26T10:00:00Z' })], feedEntries: entries });
    const { user } = show(<Feeds />);
    expect(await screen.findByText('Cannot be read')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Entries' }));
    const old = (await screen.findByText('Old')).closest('li') as HTMLElement;
    expect(old).toHaveTextContent('Skipped');
    expect(old).toHaveTextContent('There were more than you share in a day.');
    await user.click(within(old).getByRole('button', { name: 'Share: Old' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Share: Old' })).toBeNull());
  });

  test('is removed on the second word only', async () => {
    const world = serve({ feeds: [aFeed()] });
    const { user } = show(<Feeds />);
    await user.click(await screen.findByRole('button', { name: 'Remove' }));
    expect(world.feeds).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: 'Remove for good' }));
    await waitFor(() => expect(world.feeds).toHaveLength(0));
  });
});
