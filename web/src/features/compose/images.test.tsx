// Images in the composer: how they come in, how they stand there, and how they go out.
import { createEvent, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Account, FieldError, Platform } from '@/api/types';
import { withImageStep } from '@/testing/account-samples';
import { aFalsePng, aGif, aPng } from '@/testing/files';
import { show } from '@/testing/render';
import { anAccount, anImageGrant, aPlatform, aPost, nextId } from '@/testing/samples';
import { serve, server } from '@/testing/server';
import { problem, problemResponse } from '@/testing/typed-http';
import { type World, withoutImages } from '@/testing/world';
import { Composer } from './composer';
import { readDraft } from './draft';
import { endWorkers } from './workers';

let userId = '';
let world: World;
beforeEach(() => {
  userId = nextId();
  world = serve();
});
afterEach(endWorkers);

function write(platform: Platform = aPlatform(), ...accounts: Account[]) {
  const [first = anAccount(), ...others] = accounts;
  const link = (label: string) => <a href="/dashboard/settings">{label}</a>;
  return show(
    <Composer
      userId={userId}
      accounts={[first, ...others]}
      platform={platform}
      settingsLink={link}
      historyLink={link}
    />,
  );
}

const text = () => screen.getByLabelText<HTMLTextAreaElement>('Post text');
const box = () => screen.getByRole('region', { name: 'Write a post' });
const fileInput = () => screen.getByLabelText<HTMLInputElement>('Choose images');
const previews = () => screen.getAllByRole<HTMLImageElement>('img').map((img) => img.alt);
const row = (name: string) => screen.getByRole('listitem', { name: new RegExp(name) });
const told = () => screen.queryByRole('alert')?.textContent ?? '';

async function add(user: ReturnType<typeof show>['user'], ...names: string[]) {
  await user.upload(
    fileInput(),
    names.map((name) => aPng(name)),
  );
  for (const name of names) await screen.findByRole('img', { name: `Preview of ${name}` });
}

/** The images of each post: the how many-th that was uploaded, from 0, and its words. */
function watchPosts(...answers: (() => Response)[]): [place: number, words: string][][] {
  const seen: [place: number, words: string][][] = [];
  server.use(
    http.post('*/api/posts', async ({ request }) => {
      const { media } = (await request.json()) as { media: { id: string; alt_text: string }[] };
      const uploaded = [...world.uploads.keys()];
      seen.push(media.map(({ id, alt_text }) => [uploaded.indexOf(id), alt_text]));
      const answer = answers[Math.min(seen.length, answers.length) - 1];
      return answer?.() ?? HttpResponse.json(aPost(), { status: 201 });
    }),
  );
  return seen;
}

const refusedFor =
  (...errors: FieldError[]) =>
  () =>
    problemResponse(problem('invalid_fields', 422, { detail: 'Some fields cannot be used.', errors }).problem);

describe('images come in', () => {
  test('by the button, several at once', async () => {
    const { user } = write();
    expect(fileInput().multiple).toBe(true);
    await add(user, 'mill.png', 'loom.png');
    expect(previews()).toEqual(['Preview of mill.png', 'Preview of loom.png']);
  });

  test('by pasting, and pasted text stays text', async () => {
    write();
    expect(fireEvent.paste(text(), { clipboardData: { files: [] } })).toBe(true);
    expect(fireEvent.paste(text(), { clipboardData: { files: [aPng('pasted.png')] } })).toBe(false);
    expect(await screen.findByRole('img', { name: 'Preview of pasted.png' })).toBeInTheDocument();
  });

  test('by dropping them anywhere on the composer, which shows that it takes them', async () => {
    write();
    const dataTransfer = { types: ['Files'], files: [aPng()] };
    fireEvent.dragOver(box(), { dataTransfer });
    expect(screen.getByText('Drop up to four images here')).toBeInTheDocument();
    fireEvent.drop(box(), { dataTransfer });
    expect(screen.queryByText(/Drop up to/)).not.toBeInTheDocument();
    expect(await screen.findByRole('img', { name: 'Preview of mill.png' })).toBeInTheDocument();
  });

  test('a drag that leaves takes its sign along, one that moves inside does not', () => {
    write();
    /** jsdom's drags do not say where they go. */
    const leaveFor = (relatedTarget: Element) => {
      fireEvent(box(), Object.assign(createEvent.dragLeave(box()), { relatedTarget }));
    };
    fireEvent.dragOver(box(), { dataTransfer: { types: ['Files'], files: [] } });
    leaveFor(text());
    expect(screen.getByText(/Drop up to/)).toBeInTheDocument();
    leaveFor(document.body);
    expect(screen.queryByText(/Drop up to/)).not.toBeInTheDocument();
  });

  test('words that are dragged are left to the browser', () => {
    write();
    expect(fireEvent.dragOver(box(), { dataTransfer: { types: ['text/plain'], files: [] } })).toBe(true);
    expect(screen.queryByText(/Drop up to/)).not.toBeInTheDocument();
  });

  test('a file dropped beside the composer does not open in its place', () => {
    write();
    expect(fireEvent.drop(document.body, { dataTransfer: { types: ['Files'], files: [aPng()] } })).toBe(false);
    expect(screen.queryByRole('img')).not.toBeInTheDocument();
  });

  test('two handfuls at the same time push each other nowhere', async () => {
    write();
    fireEvent.paste(text(), { clipboardData: { files: [aPng('a.png'), aPng('b.png'), aPng('c.png')] } });
    fireEvent.paste(text(), { clipboardData: { files: [aPng('d.png'), aPng('e.png')] } });
    await waitFor(() => expect(screen.getAllByRole('img')).toHaveLength(4));
    expect(told()).toContain('e.png: Not added: a post takes four images.');
  });
});

describe('what is not taken', () => {
  test('is told with its name, beside what was', async () => {
    const { user } = write();
    await user.upload(fileInput(), [aPng('mill.png'), aFalsePng()]);
    await screen.findByRole('img', { name: 'Preview of mill.png' });
    expect(told()).toContain('photo.png: This file is not an image that X takes.');
    await user.click(within(screen.getByRole('alert')).getByRole('button', { name: 'Dismiss' }));
    expect(told()).toBe('');
  });

  test('a fifth image: the four that were there stay', async () => {
    const { user } = write();
    await add(user, 'a.png', 'b.png', 'c.png', 'd.png');
    fireEvent.paste(text(), { clipboardData: { files: [aPng('e.png')] } });
    await waitFor(() =>
      expect(told()).toContain('e.png: Not added: a post takes four images. What was there first is kept'),
    );
    expect(screen.getAllByRole('img')).toHaveLength(4);
  });

  test('an animated GIF beside other images', async () => {
    const { user } = write();
    await add(user, 'mill.png');
    await user.upload(fileInput(), aGif());
    await waitFor(() => expect(told()).toContain('loom.gif: Not added: X takes an animated GIF only by itself.'));
    expect(previews()).toEqual(['Preview of mill.png']);
  });

  test('what will be made smaller says so', async () => {
    const platform = aPlatform({ limits: { ...aPlatform().limits, image_bytes_max: 1024 } });
    const { user } = write(platform);
    await user.upload(fileInput(), aPng('large.png', 1025));
    expect(await screen.findByText('It will be made smaller to fit X’s 1 KB.')).toBeInTheDocument();
  });
});

describe('in the composer', () => {
  test('one can be removed, and the others stay', async () => {
    const { user } = write();
    await add(user, 'a.png', 'b.png');
    await user.click(screen.getByRole('button', { name: 'Remove image 1' }));
    expect(previews()).toEqual(['Preview of b.png']);
    expect(text()).toHaveFocus();
  });

  test('they are moved by keyboard, and the focus goes along', async () => {
    const { user } = write();
    await add(user, 'a.png', 'b.png', 'c.png');
    within(row('a.png')).getByRole('button', { name: 'Move image 1 later' }).focus();
    await user.keyboard('{Enter}');
    expect(previews()).toEqual(['Preview of b.png', 'Preview of a.png', 'Preview of c.png']);
    expect(within(row('a.png')).getByRole('button', { name: 'Move image 2 later' })).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(previews()).toEqual(['Preview of b.png', 'Preview of c.png', 'Preview of a.png']);
    expect(within(row('a.png')).getByRole('button', { name: 'Move image 3 earlier' })).toHaveFocus();
  });

  test('one is dragged into the place of another', async () => {
    const { user } = write();
    await add(user, 'a.png', 'b.png', 'c.png');
    const cargo = new Map<string, string>();
    const dataTransfer = {
      setData: (type: string, value: string) => cargo.set(type, value),
      getData: (type: string) => cargo.get(type) ?? '',
      get types() {
        return [...cargo.keys()];
      },
      files: [],
    };
    const tile = (name: string) => screen.getByRole('img', { name: `Preview of ${name}` });
    fireEvent.dragStart(tile('c.png'), { dataTransfer });
    fireEvent.drop(tile('a.png'), { dataTransfer });
    expect(previews()).toEqual(['Preview of c.png', 'Preview of a.png', 'Preview of b.png']);
  });

  test('the description is counted, and too long a one is told at its field', async () => {
    const platform = aPlatform({ limits: { ...aPlatform().limits, alt_text_max: 5 } });
    const { user } = write(platform);
    await add(user, 'a.png');
    const field = screen.getByLabelText('Describe the image');
    await user.type(field, '👩‍🚀!!');
    expect(field).toHaveAccessibleDescription(expect.stringContaining('5 of 5 characters used.'));
    expect(field).not.toBeInvalid();
    await user.type(field, '!');
    expect(field).toHaveAccessibleDescription(expect.stringContaining('Shorten this by 1 character:'));
    expect(field).toBeInvalid();
  });

  test('the address of a preview is given back when it is gone', async () => {
    const made: string[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation(() => {
      made.push(`blob:${made.length}`);
      return made.at(-1) ?? '';
    });
    const revoke = vi.spyOn(URL, 'revokeObjectURL');
    const { user, unmount } = write();
    await add(user, 'a.png', 'b.png');
    await user.click(screen.getByRole('button', { name: 'Remove image 1' }));
    unmount();
    const given = () => revoke.mock.calls.map(([url]) => url).filter((url) => made.includes(url));
    await waitFor(() => expect(given().sort()).toEqual([...made].sort()));
    expect(made.length).toBeGreaterThanOrEqual(2);
  });

  test('one that the browser cannot show says so and stays', async () => {
    const { user } = write();
    await add(user, 'a.png');
    fireEvent.error(screen.getByRole('img'));
    expect(screen.getByText('This browser cannot show it.')).toBeInTheDocument();
    expect(readDraft(userId).images).toHaveLength(1);
  });
});

describe('images go out', () => {
  test('in their order, each with its words, and an empty word where there is none', async () => {
    const seen = watchPosts();
    const { user } = write();
    await add(user, 'a.png', 'b.png', 'c.png');
    await user.type(screen.getByLabelText('Describe image 1'), 'First');
    await user.type(screen.getByLabelText('Describe image 3'), ' Third ');
    await user.click(screen.getByRole('button', { name: 'Move image 3 earlier' }));
    await user.click(screen.getByRole('button', { name: 'Post now' }));
    await screen.findByText('Posted');
    expect(seen).toEqual([
      [
        [0, 'First'],
        [2, 'Third'],
        [1, ''],
      ],
    ]);
    expect(screen.queryByRole('img')).not.toBeInTheDocument();
  });

  test('alone, without a text', async () => {
    const seen = watchPosts();
    const { user } = write();
    await add(user, 'a.png');
    await user.click(screen.getByRole('button', { name: 'Post now' }));
    await screen.findByText('Posted');
    expect(seen).toHaveLength(1);
  });

  test('a refusal for one of them stands beside that one, also when it has moved', async () => {
    watchPosts(
      refusedFor(
        { field: 'media[1]', code: 'image_dimensions', detail: 'It is too wide.' },
        { field: 'media[0].alt_text', code: 'alt_text_too_long', detail: 'These are too many words.' },
      ),
    );
    const { user } = write();
    await add(user, 'a.png', 'b.png');
    await user.click(screen.getByRole('button', { name: 'Post now' }));
    expect(await within(row('b.png')).findByText('It is too wide.')).toBeInTheDocument();
    expect(within(row('a.png')).getByText('These are too many words.')).toBeInTheDocument();
    expect(screen.getByText(/Change what is marked above/)).toHaveTextContent('Your text and images are kept.');
    await user.click(screen.getByRole('button', { name: 'Move image 2 earlier' }));
    expect(within(row('b.png')).getByText('It is too wide.')).toBeInTheDocument();
    await user.type(screen.getByLabelText('Describe image 2'), 'Few words');
    expect(screen.queryByText('These are too many words.')).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Remove image 1' }));
    expect(screen.queryByText('It is too wide.')).not.toBeInTheDocument();
  });

  test('a refusal of them all stands under them, until there are other ones', async () => {
    watchPosts(refusedFor({ field: 'media', code: 'too_many_images', detail: 'These are too many.' }));
    const { user } = write();
    await add(user, 'a.png', 'b.png');
    await user.click(screen.getByRole('button', { name: 'Post now' }));
    expect(await screen.findByText('These are too many.')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Remove image 1' }));
    expect(screen.queryByText('These are too many.')).not.toBeInTheDocument();
  });

  test.each([
    ['a lost answer', () => HttpResponse.error()],
    ['a page of a proxy', () => HttpResponse.html('<h1>413</h1>', { status: 413 })],
    ['a failure of the server', () => problemResponse(problem('internal_error', 500).problem)],
  ])('after %s they are still there', async (_what, answer) => {
    watchPosts(answer);
    const { user } = write();
    await user.type(text(), 'Look');
    await add(user, 'a.png', 'b.png');
    await user.type(screen.getByLabelText('Describe image 2'), 'A loom');
    await user.click(screen.getByRole('button', { name: 'Post now' }));
    await waitFor(() =>
      expect(
        screen
          .getAllByRole('alert')
          .map((one) => one.textContent)
          .join(),
      ).toContain('are kept'),
    );
    expect(previews()).toEqual(['Preview of a.png', 'A loom']);
    expect(text()).toHaveValue('Look');
  });
});

describe('where images are switched off', () => {
  test('it says so, and who can change it, and offers no way to add one', () => {
    write(withoutImages());
    expect(screen.getByText(/Text only: images are switched off on this server/)).toHaveTextContent('Whoever runs it');
    expect(screen.queryByRole('button', { name: 'Add images' })).not.toBeInTheDocument();
    expect(screen.queryByLabelText('Choose images')).not.toBeInTheDocument();
  });

  test.each([
    ['pasting', () => fireEvent.paste(text(), { clipboardData: { files: [aPng()] } })],
    ['dropping', () => fireEvent.drop(box(), { dataTransfer: { types: ['Files'], files: [aPng()] } })],
  ])('%s one says that it was not added, and nothing is lost', async (_how, act) => {
    const { user } = write(withoutImages());
    await user.type(text(), 'Words');
    act();
    await waitFor(() => expect(told()).toContain('No image was added: images are switched off'));
    expect(text()).toHaveValue('Words');
    expect(screen.queryByRole('img')).not.toBeInTheDocument();
  });
});

describe('where images need the second step', () => {
  const platform = aPlatform({ image_sending: 'needs_image_grant' });

  test('without it there is a way to the settings and none to add one', async () => {
    write(platform, withImageStep('missing'));
    expect(screen.getByText(/Images as @ada_writes need one more permission/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'allow them in Settings' })).toBeInTheDocument();
    fireEvent.paste(text(), { clipboardData: { files: [aPng()] } });
    await waitFor(() => expect(told()).toContain('@ada_writes may not post images yet'));
  });

  test('with it they are added as anywhere', async () => {
    const { user } = write(platform, withImageStep('active'));
    await add(user, 'a.png');
    expect(previews()).toEqual(['Preview of a.png']);
  });

  test('it counts for the chosen account, and images stay while one chooses', async () => {
    const other = anAccount({ id: nextId(), username: 'engine_notes', image_grant: anImageGrant({ state: 'lost' }) });
    const { user } = write(platform, withImageStep('active'), other);
    await add(user, 'a.png');
    await user.click(screen.getByRole('checkbox', { name: '@engine_notes on X' }));
    expect(screen.getByText(/Images as @engine_notes need one more permission/)).toBeInTheDocument();
    expect(previews()).toEqual(['Preview of a.png']);
  });
});
