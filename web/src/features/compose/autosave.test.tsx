// What is written is kept on the server, and never over what another window has written.
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { aDraft } from '@/testing/draft-handlers';
import { aPng } from '@/testing/files';
import { show } from '@/testing/render';
import { anAccount, aPlatform, aPost, nextId } from '@/testing/samples';
import { serve, server } from '@/testing/server';
import { problem, problemResponse } from '@/testing/typed-http';
import type { World } from '@/testing/world';
import { Composer } from './composer';
import { forgetDraftsInMemory, readDraft, writeDraft } from './draft';
import { draftFrom } from './from-server';
import { SAVE_AFTER_MS, SAVE_AGAIN_MS } from './saver';
import { endWorkers } from './workers';

let userId = '';
let world: World;
beforeEach(() => {
  userId = nextId();
  world = serve();
  vi.useFakeTimers({ shouldAdvanceTime: true });
});
afterEach(() => {
  endWorkers();
  vi.useRealTimers();
});

function write() {
  const link = (label: string) => label;
  return show(
    <Composer userId={userId} accounts={[anAccount()]} platform={aPlatform()} settingsLink={link} historyLink={link} />,
  );
}

const text = () => screen.getByLabelText<HTMLTextAreaElement>('Post text');
const type = (value: string) => fireEvent.change(text(), { target: { value } });
const saved = () => screen.findByText('Saved as a draft');

async function pass(ms: number): Promise<void> {
  await act(async () => void (await vi.advanceTimersByTimeAsync(ms)));
}

/** Written, and kept on the server. */
async function keep(value: string) {
  const shown = write();
  type(value);
  await pass(SAVE_AFTER_MS);
  await saved();
  return shown;
}

describe('what is written', () => {
  test('is kept a moment after the last letter, once, and the next words in the same draft', async () => {
    await keep('Half a thought');
    expect(world.drafts).toMatchObject([{ text: 'Half a thought', revision: 1, account_ids: [anAccount().id] }]);
    type('Half a thought, and the other half');
    expect(screen.getByText('Saving…')).toBeInTheDocument();
    await pass(SAVE_AFTER_MS);
    await saved();
    expect(world.drafts).toMatchObject([{ text: 'Half a thought, and the other half', revision: 2 }]);
    await pass(60_000);
    expect(world.drafts[0]?.revision).toBe(2);
  });

  test('is kept with its images and their words', async () => {
    const { user } = write();
    await user.upload(screen.getByLabelText('Choose images'), aPng());
    await user.type(await screen.findByLabelText('Describe the image'), 'A mill');
    await pass(SAVE_AFTER_MS);
    await saved();
    expect(world.drafts).toMatchObject([{ media: [{ alt_text: 'A mill' }] }]);
  });

  test('is kept although the composer is left at once', async () => {
    const { unmount } = write();
    type('Off to another page');
    unmount();
    await pass(SAVE_AFTER_MS);
    await waitFor(() => expect(world.drafts).toMatchObject([{ text: 'Off to another page' }]));
  });

  test('goes on in the same draft after a reload', async () => {
    const { unmount } = await keep('Before');
    unmount();
    endWorkers();
    forgetDraftsInMemory();
    write();
    expect(text()).toHaveValue('Before');
    type('Before and after');
    await pass(SAVE_AFTER_MS);
    await waitFor(() => expect(world.drafts).toMatchObject([{ text: 'Before and after', revision: 2 }]));
  });

  test('leaves no empty draft behind when it is taken back', async () => {
    await keep('Never mind');
    type('');
    await pass(SAVE_AFTER_MS);
    await waitFor(() => expect(world.drafts).toHaveLength(0));
  });

  test('that came from a blog stays a draft although its text was taken out', async () => {
    world.drafts = [aDraft({ origin: 'feed' })];
    writeDraft(userId, draftFrom(world.drafts[0] ?? aDraft()));
    write();
    type('');
    await pass(SAVE_AFTER_MS);
    await waitFor(() => expect(world.drafts).toMatchObject([{ text: '' }]));
  });

  test('is gone from the drafts as it becomes a post', async () => {
    const { user } = await keep('Now');
    const id = world.drafts[0]?.id;
    let asked: unknown;
    server.events.on('request:start', async ({ request }) => {
      if (new URL(request.url).pathname === '/api/posts' && request.method === 'POST')
        asked = await request.clone().json();
    });
    await user.click(screen.getByRole('button', { name: 'Post now' }));
    await screen.findByText('Posted');
    server.events.removeAllListeners();
    expect(asked).toMatchObject({ draft_id: id });
    expect(world.drafts).toHaveLength(0);
    await pass(SAVE_AGAIN_MS);
    expect(world.drafts).toHaveLength(0);
  });

  test('of a post that is kept in the history is no draft beside it, until it is changed', async () => {
    const { user } = await keep('Hello');
    server.use(
      http.post('*/api/posts', () => {
        world.drafts = [];
        return problemResponse(problem('platform_rejected', 422, { post_id: nextId() }).problem);
      }),
    );
    await user.click(screen.getByRole('button', { name: 'Post now' }));
    await screen.findByText('Not posted');
    await pass(SAVE_AGAIN_MS);
    expect(world.drafts).toHaveLength(0);
    type('Hello again');
    await pass(SAVE_AFTER_MS);
    await waitFor(() => expect(world.drafts).toMatchObject([{ text: 'Hello again' }]));
  });
});

describe('when it cannot be saved', () => {
  test('it says so, and is saved by itself once the server answers', async () => {
    server.use(http.post('*/api/drafts', () => HttpResponse.error(), { once: true }));
    write();
    type('Hello');
    await pass(SAVE_AFTER_MS);
    expect(await screen.findByText(/Not saved on the server yet/)).toBeInTheDocument();
    await pass(SAVE_AGAIN_MS);
    await saved();
    expect(world.drafts).toMatchObject([{ text: 'Hello' }]);
  });

  test('and only its answer was lost, there are never two drafts of it', async () => {
    const keys: (string | null)[] = [];
    server.use(
      http.post('*/api/drafts', ({ request }) => {
        keys.push(request.headers.get('Idempotency-Key'));
        return keys.length === 1 ? HttpResponse.error() : undefined;
      }),
    );
    write();
    type('Hello');
    await pass(SAVE_AFTER_MS);
    await screen.findByText(/Not saved on the server yet/);
    type('Hello, world');
    await pass(SAVE_AFTER_MS);
    await pass(SAVE_AFTER_MS);
    await saved();
    expect(keys).toHaveLength(2);
    expect(keys[1]).toBe(keys[0]);
    expect(world.drafts).toMatchObject([{ text: 'Hello, world' }]);
  });

  test('closing the page is asked about; once it is saved it is not', async () => {
    const closing = () => {
      const event = new Event('beforeunload', { cancelable: true });
      window.dispatchEvent(event);
      return event.defaultPrevented;
    };
    write();
    expect(closing()).toBe(false);
    type('Hello');
    expect(closing()).toBe(true);
    await saved();
    expect(closing()).toBe(false);
    expect(world.drafts).toMatchObject([{ text: 'Hello' }]);
  });
});

describe('when another window has changed the draft', () => {
  /** Both have written; here it was noticed. */
  async function bothWrite() {
    const shown = await keep('as it was');
    world.drafts = world.drafts.map((draft) => ({ ...draft, text: 'from the other window', revision: 2 }));
    type('from this window');
    await pass(SAVE_AFTER_MS);
    const dialog = await screen.findByRole('dialog', { name: 'This draft was changed in another window' });
    expect(dialog).toHaveTextContent('from this window');
    expect(dialog).toHaveTextContent('from the other window');
    expect(world.drafts).toMatchObject([{ text: 'from the other window', revision: 2 }]);
    const choose = (name: string) => shown.user.click(within(dialog).getByRole('button', { name }));
    return { ...shown, choose };
  }

  test('mine can be kept', async () => {
    const { choose } = await bothWrite();
    await choose('Keep mine');
    await pass(SAVE_AFTER_MS);
    await saved();
    expect(world.drafts).toMatchObject([{ text: 'from this window', revision: 3 }]);
  });

  test('the other can be taken', async () => {
    const { choose } = await bothWrite();
    await choose('Take the other');
    expect(text()).toHaveValue('from the other window');
    await pass(SAVE_AGAIN_MS);
    expect(world.drafts).toMatchObject([{ text: 'from the other window', revision: 2 }]);
  });

  test('both can be kept, and closing the dialog does that', async () => {
    const { user } = await bothWrite();
    await user.keyboard('{Escape}');
    await pass(SAVE_AFTER_MS);
    await saved();
    expect(world.drafts.map((draft) => draft.text).sort()).toEqual(['from the other window', 'from this window']);
  });

  test('to the very same text, there is nothing to ask', async () => {
    await keep('as it was');
    world.drafts = world.drafts.map((draft) => ({ ...draft, text: 'the same', revision: 2 }));
    type('the same');
    await pass(SAVE_AFTER_MS);
    await saved();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(world.drafts).toMatchObject([{ text: 'the same', revision: 2 }]);
  });
});

describe('when the draft was posted or deleted elsewhere', () => {
  async function isGone() {
    const shown = await keep('as it was');
    world.drafts = [];
    type('as it was, and more');
    await pass(SAVE_AFTER_MS);
    await screen.findByText('This draft is not there any more');
    return shown;
  }

  test('the text stays, and becomes a draft again only if that is wanted', async () => {
    const { user } = await isGone();
    await pass(SAVE_AGAIN_MS);
    expect(world.drafts).toHaveLength(0);
    expect(text()).toHaveValue('as it was, and more');
    await user.click(screen.getByRole('button', { name: 'Keep it as a new draft' }));
    await pass(SAVE_AFTER_MS);
    await waitFor(() => expect(world.drafts).toMatchObject([{ text: 'as it was, and more' }]));
  });

  test('it is not posted a second time unseen', async () => {
    const { user } = await keep('Hello');
    world.drafts = [];
    await user.click(screen.getByRole('button', { name: 'Post now' }));
    await screen.findByText('Not posted');
    expect(world.posts).toHaveLength(0);
    expect(text()).toHaveValue('Hello');
    await user.click(screen.getByRole('button', { name: 'Keep it as a new draft' }));
    await user.click(screen.getByRole('button', { name: 'Post now' }));
    await screen.findByText('Posted');
    expect(world.posts).toHaveLength(1);
  });
});

describe('laying it aside', () => {
  test('begins a new post, and the draft stays', async () => {
    const { user } = write();
    type('For later');
    await user.click(screen.getByRole('button', { name: 'New post' }));
    await waitFor(() => expect(text()).toHaveValue(''));
    expect(world.drafts).toMatchObject([{ text: 'For later' }]);
    type('Another');
    await pass(SAVE_AFTER_MS);
    await waitFor(() => expect(world.drafts.map((draft) => draft.text)).toEqual(['Another', 'For later']));
  });

  test('does not happen while it cannot be saved', async () => {
    server.use(http.post('*/api/drafts', () => HttpResponse.error()));
    const { user } = write();
    type('For later');
    await user.click(screen.getByRole('button', { name: 'New post' }));
    await screen.findByText(/Not saved on the server yet/);
    expect(text()).toHaveValue('For later');
  });

  test('discarding it asks first, and then it is gone here and there', async () => {
    const { user } = await keep('Rubbish');
    await user.click(screen.getByRole('button', { name: 'Discard' }));
    const dialog = screen.getByRole('alertdialog');
    expect(world.drafts).toHaveLength(1);
    await user.click(within(dialog).getByRole('button', { name: 'Discard' }));
    await waitFor(() => expect(text()).toHaveValue(''));
    expect(world.drafts).toHaveLength(0);
    expect(readDraft(userId).saved).toBeNull();
  });
});

test('a post that was taken leaves nothing to save', async () => {
  server.use(http.post('*/api/posts', () => HttpResponse.json(aPost(), { status: 201 })));
  const { user } = write();
  type('Hello');
  await user.click(screen.getByRole('button', { name: 'Post now' }));
  await screen.findByText('Posted');
  await pass(SAVE_AGAIN_MS);
  expect(world.drafts).toHaveLength(0);
});
