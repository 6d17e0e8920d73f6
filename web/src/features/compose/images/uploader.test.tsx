// Images go to the server as they are chosen: what is kept there, what did not arrive, and what a post takes along.
import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aPng } from '@/testing/files';
import { show } from '@/testing/render';
import { anAccount, aPlatform, aPost, nextId } from '@/testing/samples';
import { serve, server } from '@/testing/server';
import { problem, problemResponse } from '@/testing/typed-http';
import type { World } from '@/testing/world';
import { Composer } from '../composer';
import { forgetDraftsInMemory } from '../draft';
import { endWorkers } from '../workers';

let userId = '';
let world: World;
beforeEach(() => {
  userId = nextId();
  world = serve();
});
afterEach(endWorkers);

function write() {
  const link = (label: string) => label;
  const accounts = [anAccount()] as const;
  return show(
    <Composer userId={userId} accounts={accounts} platform={aPlatform()} settingsLink={link} historyLink={link} />,
  );
}

const text = () => screen.getByLabelText<HTMLTextAreaElement>('Post text');
const fileInput = () => screen.getByLabelText<HTMLInputElement>('Choose images');
const previews = () => screen.getAllByRole<HTMLImageElement>('img').map((img) => img.alt);
const row = (name: string) => screen.getByRole('listitem', { name: new RegExp(name) });

async function add(user: ReturnType<typeof show>['user'], ...names: string[]): Promise<void> {
  await user.upload(
    fileInput(),
    names.map((name) => aPng(name)),
  );
  await waitFor(() => expect(previews()).toHaveLength(names.length));
}

/** The images of each post that was taken: the how many-th that was uploaded, from 0, and its words. */
function watchPosts(): [place: number, words: string][][] {
  const seen: [place: number, words: string][][] = [];
  server.use(
    http.post('*/api/posts', async ({ request }) => {
      const { media } = (await request.json()) as { media: { id: string; alt_text: string }[] };
      const uploaded = [...world.uploads.keys()];
      seen.push(media.map(({ id, alt_text }) => [uploaded.indexOf(id), alt_text]));
      return HttpResponse.json(aPost(), { status: 201 });
    }),
  );
  return seen;
}

describe('a reload', () => {
  const reload = () => {
    endWorkers();
    forgetDraftsInMemory();
    return write();
  };

  test('loses no image that the server has, and none of its words', async () => {
    const before = write();
    await add(before.user, 'mill.png', 'loom.png');
    await before.user.type(screen.getByLabelText('Describe image 2'), 'A loom');
    await waitFor(() => expect(screen.queryByText('Uploading…')).not.toBeInTheDocument());
    before.unmount();
    const { user } = reload();
    expect(previews()).toEqual(['Preview of mill.png', 'A loom']);
    const seen = watchPosts();
    await user.click(screen.getByRole('button', { name: 'Post now' }));
    await screen.findByText('Posted');
    expect(seen).toEqual([
      [
        [0, ''],
        [1, 'A loom'],
      ],
    ]);
  });

  test('takes the files that were still on their way, says so, and gives the words back with the file', async () => {
    server.use(http.post('*/api/media', () => new Promise<never>(() => undefined)));
    const before = write();
    await add(before.user, 'mill.png', 'loom.png');
    await before.user.type(screen.getByLabelText('Describe image 2'), 'A loom');
    before.unmount();
    const { user } = reload();
    expect(screen.getByText(/2 images could not be kept/)).toHaveTextContent('mill.png, loom.png');
    await user.upload(fileInput(), aPng('loom.png'));
    expect(await screen.findByRole('img', { name: 'A loom' })).toBeInTheDocument();
    expect(screen.getByText(/an image could not be kept/)).toHaveTextContent('mill.png');
    await user.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(screen.queryByText(/could not be kept/)).not.toBeInTheDocument();
  });
});

describe('an image goes to the server as it is chosen', () => {
  test('and one that does not arrive can be tried again; nothing is sent without it', async () => {
    const seen = watchPosts();
    const keys: (string | null)[] = [];
    server.use(
      http.post('*/api/media', ({ request }) => {
        keys.push(request.headers.get('Idempotency-Key'));
        return keys.length === 1 ? HttpResponse.error() : undefined;
      }),
    );
    const { user } = write();
    await user.type(text(), 'Look');
    await add(user, 'mill.png');
    expect(await screen.findByRole('alert')).toHaveTextContent('Not uploaded.');
    await user.click(screen.getByRole('button', { name: 'Post now' }));
    expect(seen).toHaveLength(0);
    await user.click(screen.getByRole('button', { name: 'Upload it again' }));
    await waitFor(() => expect(screen.queryByText(/Not uploaded|Uploading/)).not.toBeInTheDocument());
    await user.click(screen.getByRole('button', { name: 'Post now' }));
    await screen.findByText('Posted');
    expect(seen).toEqual([[[0, '']]]);
    // The first may have arrived: the server keeps it once.
    expect(keys[1]).toBe(keys[0]);
  });

  test('what the server says of it stands beside it, before anything is posted', async () => {
    const detail = 'It is too wide.';
    server.use(
      http.post('*/api/media', () =>
        problemResponse(
          problem('image_dimensions', 422, { detail, errors: [{ field: 'image', code: 'image_dimensions', detail }] })
            .problem,
        ),
      ),
    );
    const { user } = write();
    await add(user, 'mill.png');
    expect(await within(row('mill.png')).findByText(/It is too wide/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Post now' })).toHaveAttribute('aria-disabled', 'true');
  });

  test('posting waits for it', async () => {
    const seen = watchPosts();
    let arrive = () => undefined as undefined;
    const gate = new Promise<void>((resolve) => {
      arrive = () => void resolve() as undefined;
    });
    server.use(
      http.post('*/api/media', async () => {
        await gate;
      }),
    );
    const { user } = write();
    await add(user, 'mill.png');
    await user.click(screen.getByRole('button', { name: 'Post now' }));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(seen).toHaveLength(0);
    arrive();
    await screen.findByText('Posted');
    expect(seen).toEqual([[[0, '']]]);
  });

  test('those that a refused post has taken are brought once more for the next', async () => {
    const seen: string[][] = [];
    server.use(
      http.post('*/api/posts', async ({ request }) => {
        const { media } = (await request.json()) as { media: { id: string }[] };
        seen.push(media.map(({ id }) => id));
        const refusal = problem('platform_rejected', 422, { post_id: nextId() }).problem;
        return seen.length === 1 ? problemResponse(refusal) : HttpResponse.json(aPost(), { status: 201 });
      }),
    );
    const { user } = write();
    await add(user, 'mill.png');
    await user.click(screen.getByRole('button', { name: 'Post now' }));
    await screen.findByText('Not posted');
    await user.click(screen.getByRole('button', { name: 'Post now' }));
    await screen.findByText('Posted');
    expect(seen).toHaveLength(2);
    expect(seen[1]).toHaveLength(1);
    expect(seen[1]).not.toEqual(seen[0]);
  });
});
