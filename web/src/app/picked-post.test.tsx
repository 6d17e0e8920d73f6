import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { visit } from '@/testing/render';
import { aPost, aScheduledPost } from '@/testing/samples';
import { serve } from '@/testing/server';

const picked = () => screen.findByRole('region', { name: 'The post you came for' });

test('a link to a post shows that one by itself, however old, and takes the focus', async () => {
  const old = aPost({ text: 'Long ago' });
  serve({ posts: [...Array.from({ length: 12 }, (_, turn) => aPost({ text: `Later ${turn}` })), old] });
  const { user, here } = visit(`/dashboard?post=${old.id}`);
  const section = await picked();
  expect(await within(section).findByText('Long ago')).toBeInTheDocument();
  expect(section).toHaveFocus();
  await user.click(within(section).getByRole('button', { name: 'Show only the list' }));
  await waitFor(() => expect(section).not.toBeInTheDocument());
  expect(here()).toBe('/dashboard');
});

test('one that is in the list as well stands there once', async () => {
  const post = aPost({ text: 'Only once' });
  serve({ posts: [aPost(), post] });
  visit(`/dashboard?post=${post.id}`);
  await within(await picked()).findByText('Only once');
  await waitFor(() => expect(screen.getAllByRole('article')).toHaveLength(2));
});

test('the form to change it opens at once for who came to do that', async () => {
  const post = aScheduledPost({ text: 'Too long for X now' });
  serve({ posts: [post] });
  visit(`/dashboard?post=${post.id}&edit=1`);
  const dialog = await screen.findByRole('dialog', { name: 'Change this post' });
  expect(within(dialog).getByDisplayValue('Too long for X now')).toBeInTheDocument();
});

test('one that is not there is said to be gone', async () => {
  serve({ posts: [aPost()] });
  visit('/dashboard?post=0198c0de-0000-7000-8000-00000000dead');
  expect(await screen.findByText('This post is not here')).toBeInTheDocument();
});
