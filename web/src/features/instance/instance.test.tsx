import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { show } from '@/testing/render';
import { aSessionView, aUser } from '@/testing/samples';
import { serve } from '@/testing/server';
import { SetUp } from './set-up';

test('an administrator sees how the server is set up, and of the client id the end only', async () => {
  serve({ session: aSessionView({ user: aUser({ role: 'admin' }) }) });
  show(<SetUp />);
  expect(await screen.findByText('Everything is as it should be')).toBeInTheDocument();
  expect(screen.getByText('SQLite · 1.6 MB')).toBeInTheDocument();
  const x = within(screen.getByRole('region', { name: 'X' }));
  expect(x.getByText('Ends in Mk9Q')).toBeInTheDocument();
  expect(x.getByText('Set')).toBeInTheDocument();
  expect(x.getByText('https://posts.example.org/api/x/callback')).toBeInTheDocument();
});

test('whoever is no administrator any more is told so', async () => {
  serve({ session: aSessionView({ user: aUser({ role: 'member' }) }) });
  show(<SetUp />);
  expect(await screen.findByRole('alert')).toHaveTextContent('Only an administrator');
});
