// The page of the composer, and the ways that lead to it.
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { forgetDraftsInMemory } from '@/features/compose/draft';
import { endWorkers } from '@/features/compose/workers';
import { aDraft } from '@/testing/draft-handlers';
import { visit } from '@/testing/render';
import { anAccount } from '@/testing/samples';
import { serve, server } from '@/testing/server';
import { on, problem } from '@/testing/typed-http';
import { switchComposeKey } from './compose-key';

beforeEach(forgetDraftsInMemory);
afterEach(() => {
  endWorkers();
  switchComposeKey(true);
});

const text = () => screen.findByLabelText<HTMLTextAreaElement>('Post text');

describe('the address', () => {
  test('opens a draft, and leaves it out then', async () => {
    const draft = aDraft({
      text: 'From the list',
      account_ids: [anAccount().id],
      scheduled_for: '2099-11-24T09:00',
      time_zone: 'Europe/Berlin',
    });
    serve({ drafts: [draft] });
    const { user, here } = visit(`/dashboard/compose?draft=${draft.id}`);
    await waitFor(async () => expect(await text()).toHaveValue('From the list'));
    expect(here()).toBe('/dashboard/compose');
    await user.click(screen.getByRole('button', { name: 'Schedule…' }));
    expect(await screen.findByRole('dialog', { name: 'Schedule this post (Europe/Berlin time)' })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: /^Schedule for/ })).toHaveTextContent(
      'Schedule for Tue, 24 Nov 2099, 09:00 (Berlin)',
    );
  });

  test('of a draft lays what is written aside, as a draft', async () => {
    const world = serve({ drafts: [aDraft({ text: 'From the list' })] });
    const { user, unmount } = visit('/dashboard/compose');
    await user.type(await text(), 'Half a thought');
    unmount();
    endWorkers();
    visit(`/dashboard/compose?draft=${world.drafts[0]?.id}`);
    await waitFor(async () => expect(await text()).toHaveValue('From the list'));
    expect(world.drafts.map((draft) => draft.text).sort()).toEqual(['From the list', 'Half a thought']);
  });

  test('of a draft changes nothing while what is written cannot be saved', async () => {
    const draft = aDraft({ text: 'From the list' });
    serve({ drafts: [draft] });
    server.use(on('post', '/api/drafts', () => problem('too_many_drafts', 409, { detail: 'There are too many.' })));
    const { user, unmount } = visit('/dashboard/compose');
    await user.type(await text(), 'Half a thought');
    unmount();
    endWorkers();
    visit(`/dashboard/compose?draft=${draft.id}`);
    expect(await screen.findByText('The draft was not opened')).toBeInTheDocument();
    expect(await text()).toHaveValue('Half a thought');
  });

  test('of a draft that is gone says so, and what is written stays', async () => {
    serve();
    const { user, unmount } = visit('/dashboard/compose');
    await user.type(await text(), 'Half a thought');
    unmount();
    endWorkers();
    visit(`/dashboard/compose?draft=${aDraft().id}`);
    expect(await screen.findByRole('alert')).toHaveTextContent('We could not open this draft');
    expect(await text()).toHaveValue('Half a thought');
  });

  test('begins with words from elsewhere', async () => {
    serve();
    visit('/dashboard/compose?text=Look%20at%20this');
    await waitFor(async () => expect(await text()).toHaveValue('Look at this'));
  });
});

describe('the key c', () => {
  test('leads there from another page, and into the text', async () => {
    serve();
    const { here, user } = visit('/dashboard/history');
    await screen.findByRole('heading', { name: 'History' });
    await user.keyboard('c');
    await waitFor(() => expect(here()).toBe('/dashboard/compose'));
    expect(await text()).toHaveFocus();
    await user.keyboard('c');
    expect(await text()).toHaveValue('c');
  });

  test('on the dashboard goes to the box that is there', async () => {
    serve();
    const { here, user } = visit('/dashboard');
    const box = await text();
    box.blur();
    await user.keyboard('c');
    expect(box).toHaveFocus();
    expect(here()).toBe('/dashboard');
  });

  test.each(['Control', 'Alt', 'Meta', 'Shift'])('with %s is somebody else’s', async (modifier) => {
    serve();
    const { here, user } = visit('/dashboard/history');
    await screen.findByRole('heading', { name: 'History' });
    await user.keyboard(`{${modifier}>}c{/${modifier}}`);
    expect(here()).toBe('/dashboard/history');
  });

  test('in a field is a letter', async () => {
    serve();
    const { here } = visit('/dashboard/history');
    const search = await screen.findByRole('searchbox');
    fireEvent.keyDown(search, { key: 'c' });
    expect(here()).toBe('/dashboard/history');
  });

  test('can be switched off, and is then off', async () => {
    serve();
    const { here, user } = visit('/dashboard/compose');
    await text();
    await user.click(screen.getByRole('button', { name: 'Switch this off' }));
    await user.click(screen.getByRole('link', { name: 'History' }));
    await screen.findByRole('heading', { name: 'History' });
    await user.keyboard('c');
    expect(here()).toBe('/dashboard/history');
  });
});

test('the link is on every page but that one', async () => {
  serve();
  const { user } = visit('/dashboard/history');
  await user.click(await screen.findByRole('link', { name: 'Write' }));
  expect(await text()).toBeInTheDocument();
  expect(await screen.findByRole('heading', { name: 'Write a post' })).toBeInTheDocument();
});
