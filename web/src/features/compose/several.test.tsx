// One post for several accounts: who gets it, with which text, and what became of it for each.
import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AccountVerdict } from '@/api/types';
import { show } from '@/testing/render';
import { aDelivery, anAccount, anAccountVerdict, aPlatform, aPost, nextId } from '@/testing/samples';
import { serve, server } from '@/testing/server';
import { problem, problemResponse } from '@/testing/typed-http';
import { Composer } from './composer';
import { readDraft } from './draft';
import { endWorkers } from './workers';

const ADA = anAccount();
const ENGINE = anAccount({ id: nextId(), username: 'engine_notes', display_name: 'Engine Notes' });
const LONG = anAccount({ id: nextId(), username: 'society', text_weighted_max: 25_000 });

let userId = '';
beforeEach(() => {
  userId = nextId();
  serve({ accounts: [ADA, ENGINE, LONG] });
});
afterEach(endWorkers);

const text = (label = 'Post text') => screen.getByLabelText<HTMLTextAreaElement>(label);
const account = (name: string) => screen.getByRole('checkbox', { name: `@${name} on X` });
const tab = (name: RegExp | string) => screen.getByRole('tab', { name });
const post = () => screen.getByRole('button', { name: /^Post / });

async function writeToAll() {
  const link = (label: string) => label;
  const shown = show(
    <Composer
      userId={userId}
      accounts={[ADA, ENGINE, LONG]}
      platform={aPlatform()}
      settingsLink={link}
      historyLink={link}
    />,
  );
  await shown.user.click(account('engine_notes'));
  await shown.user.click(account('society'));
  return shown;
}

interface Body {
  text: string;
  account_ids: string[];
  overrides: { account_id: string; text: string }[];
}

function answerPosts(answer: () => Response): Body[] {
  const seen: Body[] = [];
  server.use(
    http.post('*/api/posts', async ({ request }) => {
      seen.push((await request.json()) as Body);
      return answer();
    }),
  );
  return seen;
}

function opine(...verdicts: Partial<AccountVerdict>[]): void {
  const accounts = verdicts.map((verdict) => anAccountVerdict(verdict));
  server.use(
    http.post('*/api/posts/validate', () =>
      HttpResponse.json({ ok: false, problems: [], accounts, images: [], schedule: null }),
    ),
  );
}

const posted = () => HttpResponse.json(aPost(), { status: 201 });

describe('who gets it', () => {
  test('is counted on the button, and one stays', async () => {
    const { user } = await writeToAll();
    expect(post()).toHaveTextContent('Post to 3 accounts');
    await user.click(account('ada_writes'));
    await user.click(account('society'));
    expect(post()).toHaveTextContent('Post now');
    await user.click(account('engine_notes'));
    expect(account('engine_notes')).toBeChecked();
    expect(screen.queryByRole('tab')).not.toBeInTheDocument();
  });

  test('one text goes to all of them', async () => {
    const seen = answerPosts(posted);
    const { user } = await writeToAll();
    await user.type(text(), 'Hello');
    await user.click(post());
    await waitFor(() => expect(seen).toHaveLength(1));
    expect(seen[0]).toMatchObject({ text: 'Hello', account_ids: [ADA.id, ENGINE.id, LONG.id], overrides: [] });
  });
});

describe('a text of its own', () => {
  test('goes to that account only, and can be given up for the shared one', async () => {
    const seen = answerPosts(posted);
    const { user } = await writeToAll();
    await user.type(text(), 'Hello');
    await user.click(tab('@engine_notes'));
    expect(text('Text for @engine_notes')).toHaveValue('Hello');
    await user.type(text('Text for @engine_notes'), ', engine');
    await user.click(tab('@society'));
    await user.type(text('Text for @society'), ', society');
    await user.click(screen.getByRole('button', { name: 'Use the shared text' }));
    expect(text('Text for @society')).toHaveValue('Hello');
    await user.click(tab('All accounts'));
    expect(screen.getByText('This text goes to the accounts without one of their own.')).toBeInTheDocument();
    await user.click(post());
    await waitFor(() => expect(seen).toHaveLength(1));
    expect(seen[0]).toMatchObject({
      text: 'Hello',
      overrides: [{ account_id: ENGINE.id, text: 'Hello, engine' }],
    });
  });

  test('of an account that was taken out again is kept, and not sent', async () => {
    const seen = answerPosts(posted);
    const { user } = await writeToAll();
    await user.type(text(), 'Hello');
    await user.click(tab('@engine_notes'));
    await user.type(text('Text for @engine_notes'), '!');
    await user.click(account('engine_notes'));
    expect(readDraft(userId).overrides).toEqual({ [ENGINE.id]: 'Hello!' });
    await user.click(post());
    await waitFor(() => expect(seen).toHaveLength(1));
    expect(seen[0]).toMatchObject({ account_ids: [ADA.id, LONG.id], overrides: [] });
  });

  test('that is empty is not sent: its tab is opened, and it is said there', async () => {
    const seen = answerPosts(posted);
    const { user } = await writeToAll();
    await user.type(text(), 'Hello');
    await user.click(tab('@engine_notes'));
    await user.clear(text('Text for @engine_notes'));
    await user.click(tab('All accounts'));
    await user.click(post());
    expect(text('Text for @engine_notes')).toHaveAccessibleDescription('Write something first, or add an image.');
    expect(seen).toHaveLength(0);
  });
});

describe('what is wrong', () => {
  const tooLong = (id: string) => ({
    account_id: id,
    weighted_length: 300,
    valid_until: 280,
    problems: [{ field: 'overrides[0].text', code: 'text_too_long' as const, detail: 'It is too long.' }],
  });

  test('is counted at the tab of the account, and stands in the way', async () => {
    opine({ account_id: ADA.id }, tooLong(ENGINE.id), { account_id: LONG.id });
    const { user } = await writeToAll();
    await user.type(text(), 'Hello');
    await waitFor(() => expect(tab(/engine_notes/)).toHaveAccessibleName(/1 problem/));
    expect(tab('@ada_writes')).toHaveAccessibleName('@ada_writes');
    expect(post()).toHaveAttribute('aria-disabled', 'true');
  });

  test('is measured by the strictest of those who get the shared text', async () => {
    const { user } = await writeToAll();
    await user.type(text(), 'Hello');
    await waitFor(() => expect(screen.getByTestId('weight')).toHaveTextContent('5 of 280 characters used'));
    await user.click(tab('@society'));
    await waitFor(() => expect(screen.getByTestId('weight')).toHaveTextContent('5 of 25000 characters used'));
  });

  test('with one text when it was sent stands at that text, as long as it is the same', async () => {
    const detail = 'The text has a character that X does not take.';
    const errors = [{ field: 'overrides[0].text', code: 'text_character_invalid', detail }];
    answerPosts(() => problemResponse(problem('invalid_fields', 422, { errors: errors as never }).problem));
    const { user } = await writeToAll();
    await user.type(text(), 'Hello');
    await user.click(tab('@engine_notes'));
    await user.type(text('Text for @engine_notes'), '!');
    await user.click(tab('All accounts'));
    await user.click(post());
    await screen.findByText(/Change what is marked above/);
    expect(screen.queryByText(detail)).not.toBeInTheDocument();
    await user.click(tab(/engine_notes/));
    expect(text('Text for @engine_notes')).toHaveAccessibleDescription(detail);
    await user.type(text('Text for @engine_notes'), '!');
    expect(screen.queryByText(detail)).not.toBeInTheDocument();
  });
});

describe('afterwards', () => {
  const of = (username: string, part = {}) => aDelivery({ username, account_id: nextId(), ...part });

  test.each([
    ['Posted to 2 accounts', [of('ada_writes'), of('engine_notes')]],
    [
      'Posted to 1 of 2, the rest is on its way',
      [of('ada_writes'), of('engine_notes', { state: 'sending', status: 'scheduled' })],
    ],
    [
      'Posted to 1 of 2 accounts',
      [of('ada_writes'), of('engine_notes', { state: 'failed', status: 'failed', detail: 'X refused this post.' })],
    ],
  ])('%s: each account says what became of it', async (title, deliveries) => {
    answerPosts(() => HttpResponse.json(aPost({ deliveries }), { status: 201 }));
    const { user } = await writeToAll();
    await user.type(text(), 'Hello');
    await user.click(post());
    expect(await screen.findByText(title)).toBeInTheDocument();
    const rows = within(screen.getByRole('list')).getAllByRole('listitem');
    expect(rows[0]).toHaveTextContent('@ada_writes');
    expect(within(rows[0] as HTMLElement).getByRole('link', { name: /View on X/ })).toBeInTheDocument();
    expect(rows[1]).toHaveTextContent(/@engine_notes ?(Posted|Sending|Not posted)/);
    if (title.endsWith('1 of 2 accounts')) expect(rows[1]).toHaveTextContent('X refused this post.');
  });
});
