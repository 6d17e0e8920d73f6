import { act, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { LOOK_AGAIN_MS } from '@/api/calls/list-accounts';
import { aLostAccount } from '@/testing/account-samples';
import { FakeEventSource } from '@/testing/event-source';
import { visit } from '@/testing/render';
import { anAccount } from '@/testing/samples';
import { serve, server } from '@/testing/server';
import { on, problem } from '@/testing/typed-http';

const NEEDS_YOU = 'X needs you: 4 posts wait.';

beforeEach(() => {
  FakeEventSource.opened = [];
});

describe('the strip', () => {
  test.each([['/dashboard'], ['/dashboard/settings'], ['/dashboard/settings?tab=security']])(
    'stands above %s while an account needs its owner, in a place that is read out',
    async (path) => {
      serve({ accounts: [aLostAccount({}, 4)] });
      visit(path);
      const text = await screen.findByText(new RegExp(NEEDS_YOU));
      expect(text.closest('[role=status]')).not.toBeNull();
      expect(screen.getByRole('banner').compareDocumentPosition(text)).toBe(Node.DOCUMENT_POSITION_PRECEDING);
    },
  );

  test('is not there while all is well', async () => {
    serve({ accounts: [anAccount()] });
    visit('/dashboard');
    await screen.findByLabelText('Post text');
    expect(screen.queryByText(/needs you/)).not.toBeInTheDocument();
  });

  test('leads to X, and says why when that cannot begin', async () => {
    const assign = vi.fn();
    serve({ accounts: [aLostAccount({}, 4)] });
    const { user } = visit('/dashboard');
    server.use(on('get', '/api/x/auth-url', () => problem('platform_not_configured', 409, { detail: 'No keys.' })));
    await user.click(await screen.findByRole('button', { name: 'Reconnect' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('No keys.');
    server.resetHandlers();
    serve({ accounts: [aLostAccount({}, 4)] });
    vi.stubGlobal('location', { ...window.location, assign });
    await user.click(screen.getByRole('button', { name: 'Reconnect' }));
    await waitFor(() => expect(assign).toHaveBeenCalled());
  });

  test('comes and goes by itself with what the server tells', async () => {
    vi.stubGlobal('EventSource', FakeEventSource);
    const world = serve({ accounts: [anAccount()] });
    visit('/dashboard');
    await screen.findByLabelText('Post text');
    act(() => FakeEventSource.opened.at(-1)?.hello());
    world.accounts = [aLostAccount({}, 4)];
    act(() => FakeEventSource.opened.at(-1)?.account());
    await screen.findByText(new RegExp(NEEDS_YOU));
    world.accounts = [anAccount()];
    act(() => FakeEventSource.opened.at(-1)?.account());
    await waitFor(() => expect(screen.queryByText(new RegExp(NEEDS_YOU))).not.toBeInTheDocument());
  });

  test('is looked for once a minute without the stream', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const world = serve({ accounts: [anAccount()] });
    visit('/dashboard');
    await screen.findByLabelText('Post text');
    world.accounts = [aLostAccount({}, 4)];
    await act(async () => void (await vi.advanceTimersByTimeAsync(LOOK_AGAIN_MS + 1000)));
    expect(await screen.findByText(new RegExp(NEEDS_YOU))).toBeInTheDocument();
    vi.useRealTimers();
  });
});
