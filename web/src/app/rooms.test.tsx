// Each page is shown with the words that it has loaded itself, and no others.
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { aSessionView } from '@/testing/samples';
import { serve } from '@/testing/server';
import de from '@/words/de';

/** As a browser does that has just come here: nothing is loaded yet. */
async function comeTo(path: string) {
  vi.resetModules();
  const spoken = await import('@/words');
  const { visit } = await import('@/testing/render');
  await spoken.beginToSpeak('de');
  visit(path);
  return spoken;
}

const BEHIND_THE_DOOR: [path: string, heading: string][] = [
  ['/dashboard', de.shell.dashboard],
  ['/dashboard/compose', de.compose.title],
  ['/dashboard/queue', de.queue.title],
  ['/dashboard/queue?view=week', de.queue.title],
  ['/dashboard/history', de.history.title],
  ['/dashboard/notifications', de.shell.notifications],
  ['/dashboard/settings', de.shell.settings],
  ['/dashboard/settings?tab=preferences', de.settings.preferences.language],
  ['/dashboard/settings?tab=blog', de.feeds.title],
  ['/dashboard/settings?tab=notifications', de.notifications.choices],
  ['/dashboard/settings?tab=keys', de.keys.title],
  ['/dashboard/settings?tab=security', de.security.secondFactor],
  ['/dashboard/instance', de.instance.title],
  ['/no-such-page', de.page.notFound],
];

describe('every page finds its words', () => {
  test.each(BEHIND_THE_DOOR)('%s', async (path, heading) => {
    serve();
    await comeTo(path);
    expect((await screen.findAllByRole('heading', { name: heading })).length).toBeGreaterThan(0);
    await waitFor(() => expect(screen.queryByText(/wird geladen|werden geladen/)).not.toBeInTheDocument());
    expect(screen.queryByText(de.page.failed)).not.toBeInTheDocument();
  });

  test.each([
    ['/sign-in', de.session.signIn],
    ['/register', de.session.registerTitle],
    ['/confirm-email?token=abc', de.confirm.title],
  ])('%s', async (path, heading) => {
    serve({ session: aSessionView({ user: null, registration: 'open' }) });
    const spoken = await comeTo(path);
    expect(await screen.findByRole('heading', { level: 1, name: heading })).toBeVisible();
    expect(spoken.words.accounts).toBeUndefined();
  });
});
