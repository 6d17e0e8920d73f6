import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { describe, expect, test } from 'vitest';
import { aFeed, aFeedEntry } from '@/testing/feed-handlers';
import { thePreferences } from '@/testing/notification-samples';
import { show } from '@/testing/render';
import { anAccount } from '@/testing/samples';
import { serve, server } from '@/testing/server';
import { on, problem, reply } from '@/testing/typed-http';
import type { FeedLinks } from './feed-links';
import { Feeds } from './feeds';

const links: FeedLinks = {
  post: (post, label) => <a href={`/post/${post}`}>{label}</a>,
  draft: (id, label) => <a href={`/drafts/${id}`}>{label}</a>,
};

describe('the auto-share switch', () => {
  const theSwitch = () => screen.findByRole('switch', { name: 'Auto-share new blog posts to X' });

  test('is stored', async () => {
    const world = serve();
    const { user } = show(<Feeds links={links} />);
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
    const { user } = show(<Feeds links={links} />);
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
    const { user } = show(<Feeds links={links} />);
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
    const { user } = show(<Feeds links={links} />);
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
    const { user } = show(<Feeds links={links} />);
    expect(await screen.findByText('Cannot be read')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Entries' }));
    const old = (await screen.findByText('Old')).closest('li') as HTMLElement;
    expect(old).toHaveTextContent('Skipped');
    expect(old).toHaveTextContent('There were more than you share in a day.');
    await user.click(within(old).getByRole('button', { name: 'Share: Old' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Share: Old' })).toBeNull());
  });

  test('is removed after it was asked about, and the focus comes back', async () => {
    const world = serve({ feeds: [aFeed()] });
    const { user } = show(<Feeds links={links} />);
    const remove = await screen.findByRole('button', { name: 'Remove' });
    await user.click(remove);
    await user.click(await screen.findByRole('button', { name: 'Keep it' }));
    await waitFor(() => expect(remove).toHaveFocus());
    expect(world.feeds).toHaveLength(1);
    await user.click(remove);
    await user.click(await screen.findByRole('button', { name: 'Remove the blog' }));
    await waitFor(() => expect(world.feeds).toHaveLength(0));
  });
});

describe('an entry', () => {
  const many = Array.from({ length: 12 }, (_, number) => aFeedEntry({ title: `Entry ${number}` }));

  test('leads to the post or to the draft it became', async () => {
    const feedEntries = [
      aFeedEntry({ title: 'Out', state: 'shared', post_id: 'the-post' }),
      aFeedEntry({ title: 'Kept', state: 'draft', draft_id: 'the-draft' }),
      aFeedEntry({ title: 'Old' }),
    ];
    serve({ feeds: [aFeed()], feedEntries });
    const { user } = show(<Feeds links={links} />);
    await user.click(await screen.findByRole('button', { name: 'Entries' }));
    expect(await screen.findByRole('link', { name: 'Look at the post' })).toHaveAttribute('href', '/post/the-post');
    expect(screen.getByRole('link', { name: 'Open the draft' })).toHaveAttribute('href', '/drafts/the-draft');
  });

  test('of long ago is reached page by page, and can be shared there', async () => {
    serve({ feeds: [aFeed()], feedEntries: many });
    const { user } = show(<Feeds links={links} />);
    await user.click(await screen.findByRole('button', { name: 'Entries' }));
    await user.click(await screen.findByRole('button', { name: 'Show older entries' }));
    await user.click(await screen.findByRole('button', { name: 'Share: Entry 11' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Share: Entry 11' })).toBeNull());
    expect(screen.getByText('Entry 11')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Show older entries' })).toBeNull();
  });

  test('asked for again after a lost answer is the same wish', async () => {
    serve({ feeds: [aFeed()], feedEntries: [aFeedEntry({ title: 'Old' })] });
    const keys: (string | null)[] = [];
    server.use(
      http.post('*/api/feeds/:id/items/:item/share', ({ request }) => {
        keys.push(request.headers.get('Idempotency-Key'));
        return HttpResponse.error();
      }),
    );
    const { user } = show(<Feeds links={links} />);
    await user.click(await screen.findByRole('button', { name: 'Entries' }));
    const share = await screen.findByRole('button', { name: 'Share: Old' });
    await user.click(share);
    await screen.findByRole('alert');
    await user.click(share);
    await waitFor(() => expect(keys).toHaveLength(2));
    expect(keys[0]).not.toBeNull();
    expect(keys[1]).toBe(keys[0]);
  });
});

describe('accounts', () => {
  const two = [
    anAccount({ id: 'one', username: 'ada_writes' }),
    anAccount({ id: 'two', username: 'grace_writes', text_weighted_max: 25_000 }),
  ];

  test('are chosen where there are several, and one stays', async () => {
    const world = serve({ feeds: [aFeed({ account_ids: ['one', 'two'] })], accounts: two });
    const { user } = show(<Feeds links={links} />);
    await user.click(await screen.findByRole('button', { name: 'Settings' }));
    await user.click(await screen.findByRole('checkbox', { name: '@ada_writes' }));
    const last = screen.getByRole('checkbox', { name: '@grace_writes' });
    await user.click(last);
    expect(last).toBeChecked();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(world.feeds[0]?.account_ids).toEqual(['two']));
  });

  test('with more room show what they would post', async () => {
    serve({ feeds: [aFeed({ account_ids: ['one', 'two'] })], accounts: two, feedEntries: [aFeedEntry()] });
    const { user } = show(<Feeds links={links} />);
    await user.click(await screen.findByRole('button', { name: 'Settings' }));
    expect(await screen.findByText('As @grace_writes posts it, who may write longer texts')).toBeVisible();
    expect(screen.getByText(/of 25,000 characters/)).toBeVisible();
  });

  test('are no question where there is one', async () => {
    serve({ feeds: [aFeed()], accounts: two.slice(0, 1) });
    const { user } = show(<Feeds links={links} />);
    await user.click(await screen.findByRole('button', { name: 'Settings' }));
    expect(await screen.findByLabelText('What is posted')).toBeVisible();
    expect(screen.queryByRole('group', { name: 'Where it goes' })).toBeNull();
  });
});

test('a change that another window was quicker with is refused, kept, and can be made on what is there now', async () => {
  const world = serve({ feeds: [aFeed()] });
  const { user } = show(<Feeds links={links} />);
  await user.click(await screen.findByRole('button', { name: 'Settings' }));
  const template = await screen.findByLabelText('What is posted');
  await user.clear(template);
  await user.type(template, 'New: {{url}');
  world.feeds = world.feeds.map((feed) => ({ ...feed, version: 1, per_day: 5 }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('changed since you read it');
  expect(template).toHaveValue('New: {url}');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(world.feeds[0]).toMatchObject({ version: 2, template: 'New: {url}' }));
});

test('of a page that names several feeds another one can be chosen', async () => {
  const world = serve({ feeds: [] });
  const { user } = show(<Feeds links={links} />);
  await user.type(await screen.findByLabelText('Address of the blog or its feed'), 'several.example');
  await user.click(screen.getByRole('button', { name: 'Look for the feed' }));
  expect(await screen.findByRole('radio', { name: 'The Pillar Box' })).toBeChecked();
  await user.click(screen.getByRole('radio', { name: 'Comments' }));
  await user.click(await screen.findByRole('button', { name: 'Follow “Comments”' }));
  await waitFor(() => expect(world.feeds).toMatchObject([{ address: 'https://blog.example/comments.xml' }]));
});

test('whoever comes for one blog finds it with its entries open', async () => {
  const [one, two] = [aFeed({ title: 'One' }), aFeed({ title: 'Two' })];
  serve({ feeds: [one, two], feedEntries: [aFeedEntry({ title: 'New' })] });
  show(<Feeds links={links} sought={two.id} />);
  expect(await screen.findByText('New')).toBeVisible();
  expect(screen.getByRole('heading', { name: 'Two' })).toHaveFocus();
});
