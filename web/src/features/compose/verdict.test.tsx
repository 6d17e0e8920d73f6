// What the server says to the text while it is written.
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Account, AccountVerdict, Verdict } from '@/api/types';
import { useAnnouncement } from '@/lib/announce';
import { PAUSE_MS } from '@/lib/use-settled';
import { show } from '@/testing/render';
import { aCost, anAccount, aPlatform, aPost, aVerdict, nextId } from '@/testing/samples';
import { serve, server } from '@/testing/server';
import { problem, problemResponse } from '@/testing/typed-http';
import { Composer } from './composer';

interface Asked {
  text: string;
  account_ids: string[];
  image_count: number;
}

let userId = '';
beforeEach(() => {
  userId = nextId();
  serve();
  vi.useFakeTimers({ shouldAdvanceTime: true });
});
afterEach(() => vi.useRealTimers());

/** What a screen reader is told. */
function Heard() {
  return <output data-testid="heard">{useAnnouncement().text}</output>;
}

function write(...accounts: Account[]) {
  const [first = anAccount(), ...others] = accounts;
  return show(
    <>
      <Heard />
      <Composer
        userId={userId}
        accounts={[first, ...others]}
        platform={aPlatform()}
        settingsLink={(label) => label}
        historyLink={(label) => label}
      />
    </>,
  );
}

const text = () => screen.getByLabelText<HTMLTextAreaElement>('Post text');
const type = (value: string) => fireEvent.change(text(), { target: { value } });
const postNow = () => screen.getByRole('button', { name: 'Post now' });
let isAnswered = true;

/** Until the server has been asked, and has been heard. */
async function pause(): Promise<void> {
  await act(async () => void (await vi.advanceTimersByTimeAsync(PAUSE_MS + 20)));
  await waitFor(() => expect(isAnswered).toBe(true));
  await act(async () => void (await vi.advanceTimersByTimeAsync(50)));
}

/** Answers each question, and remembers it. */
function opine(answer: (asked: Asked) => Partial<AccountVerdict> | Verdict | Response | Promise<never>): Asked[] {
  const seen: Asked[] = [];
  server.use(
    http.post('*/api/posts/validate', async ({ request }) => {
      const asked = (await request.json()) as Asked;
      seen.push(asked);
      isAnswered = false;
      const said = await answer(asked);
      isAnswered = true;
      if (said instanceof Response) return said;
      return HttpResponse.json('ok' in said ? said : aVerdict({ valid_until: asked.text.length, ...said }));
    }),
  );
  return seen;
}

const tooLong = (length: number, valid_until: number): Partial<AccountVerdict> => ({
  weighted_length: length,
  valid_until,
  problems: [{ field: 'text', code: 'text_too_long', detail: 'The post is too long.' }],
});

describe('the server is asked', () => {
  test('a moment after the typing pauses, once, about what stands there', async () => {
    const asked = opine(() => ({}));
    write();
    for (const value of ['H', 'He', 'Hel', 'Hell', 'Hello']) {
      type(value);
      await act(async () => void (await vi.advanceTimersByTimeAsync(PAUSE_MS - 100)));
    }
    expect(asked).toHaveLength(0);
    await pause();
    expect(asked).toEqual([
      { text: 'Hello', account_ids: [anAccount().id], overrides: [], image_count: 0, described_count: 0 },
    ]);
    await act(async () => void (await vi.advanceTimersByTimeAsync(5000)));
    expect(asked).toHaveLength(1);
  });

  test('not while nothing is typed', async () => {
    const asked = opine(() => ({}));
    write();
    await pause();
    type('   ');
    await pause();
    expect(asked).toHaveLength(0);
  });

  test('for the account that is chosen', async () => {
    const other = anAccount({ id: nextId(), username: 'engine_notes', text_weighted_max: 25_000 });
    const asked = opine(({ account_ids: [account_id = ''] }) => ({
      account_id,
      weighted_length: 300,
      text_weighted_max: account_id === other.id ? 25_000 : 280,
    }));
    const { user } = write(anAccount(), other);
    type('Hello');
    await pause();
    expect(screen.getByTestId('weight')).toHaveTextContent('20 over the limit of 280');
    await user.click(screen.getByRole('checkbox', { name: '@engine_notes on X' }));
    await user.click(screen.getByRole('checkbox', { name: '@ada_writes on X' }));
    await pause();
    expect(asked.at(-1)?.account_ids).toEqual([other.id]);
    expect(screen.getByTestId('weight')).toHaveTextContent('300 of 25000 characters used');
  });
});

describe('the count', () => {
  test('is made here at once, and corrected by the server for that very text', async () => {
    opine(() => ({ weighted_length: 42 }));
    write();
    type('Hello');
    await act(async () => void (await vi.advanceTimersByTimeAsync(0)));
    expect(await screen.findByText('5/280')).toBeInTheDocument();
    await pause();
    expect(screen.getByText('42/280')).toBeInTheDocument();
    type('Hello!');
    expect(screen.getByText('6/280')).toBeInTheDocument();
  });

  test('of an answer that comes too late is not believed', async () => {
    let letGo: (() => void) | undefined;
    const gate = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    opine(async ({ text: about }) => {
      if (about === 'Hello') await gate;
      return { weighted_length: about === 'Hello' ? 99 : 11 } as never;
    });
    write();
    type('Hello');
    await act(async () => void (await vi.advanceTimersByTimeAsync(PAUSE_MS + 20)));
    type('Hello world');
    await pause();
    letGo?.();
    await pause();
    expect(screen.getByText('11/280')).toBeInTheDocument();
    expect(screen.queryByText('99/280')).not.toBeInTheDocument();
  });

  test.each([
    ['a failure', () => problemResponse(problem('internal_error', 500).problem)],
    ['a server that does not know the question', () => new HttpResponse(null, { status: 404 })],
    ['no answer', () => HttpResponse.error()],
  ])('after %s is the one made here, and nothing is said', async (_what, answer) => {
    const asked = opine(answer);
    write();
    type('Hello');
    await pause();
    await act(async () => void (await vi.advanceTimersByTimeAsync(5000)));
    expect(asked).toHaveLength(1);
    expect(screen.getByText('5/280')).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    expect(postNow()).not.toHaveAttribute('aria-disabled');
  });
});

describe('a text that is too long', () => {
  const LONG = `${'a'.repeat(280)}beyond`;

  test('is marked where it begins not to fit, and told to who cannot see the mark', async () => {
    opine(() => ({ weighted_length: 280 }));
    write();
    type(LONG);
    expect(await screen.findByTestId('overflow')).toHaveTextContent('beyond');
    expect(screen.getByTestId('weight')).toHaveTextContent('6 over the limit of 280');
    expect(text()).toHaveAccessibleDescription(
      'Too long by 6: X takes 280. What does not fit is marked. It begins with “beyond”.',
    );
  });

  test('is told once when it grows too long, and once when it fits again', async () => {
    opine(({ text: about }) => ({ weighted_length: about.length }));
    write();
    const heard = screen.getByTestId('heard');
    type(LONG);
    await waitFor(() => expect(heard).toHaveTextContent('Too long by 6. What does not fit is marked.'));
    type(`${LONG}!`);
    await pause();
    expect(heard).toHaveTextContent('Too long by 6.');
    type('a'.repeat(280));
    await waitFor(() => expect(heard).toHaveTextContent('The text fits again.'));
  });

  test('stands in nobody’s way by our count alone: the server may take it', async () => {
    opine(() => ({ weighted_length: 280, valid_until: LONG.length }));
    write();
    type(LONG);
    await screen.findByTestId('overflow');
    expect(postNow()).not.toHaveAttribute('aria-disabled');
    await pause();
    expect(screen.queryByTestId('overflow')).not.toBeInTheDocument();
    expect(screen.getByText('280/280')).toBeInTheDocument();
  });

  test('is marked where the server says, and not sent while the server would refuse it', async () => {
    let sent = 0;
    server.use(
      http.post('*/api/posts', () => {
        sent += 1;
        return HttpResponse.json(aPost(), { status: 201 });
      }),
    );
    opine(({ text: about }) => (about === 'Hello' ? tooLong(300, 2) : { weighted_length: 2 }));
    const { user } = write();
    type('Hello');
    await pause();
    expect(screen.getByTestId('overflow')).toHaveTextContent('llo');
    expect(postNow()).toHaveAttribute('aria-disabled', 'true');
    expect(text()).toBeInvalid();
    await user.click(postNow());
    fireEvent.keyDown(text(), { key: 'Enter', ctrlKey: true });
    expect(sent).toBe(0);
    expect(text()).toHaveFocus();
    expect(screen.getByTestId('heard')).toHaveTextContent('The post is too long.');
    type('He');
    await pause();
    expect(screen.queryByTestId('overflow')).not.toBeInTheDocument();
    await user.click(postNow());
    await screen.findByText('Posted');
    expect(sent).toBe(1);
  });
});

describe('what the server says besides', () => {
  test('a problem stands at the text', async () => {
    const detail = 'There is a character in it that X does not take.';
    opine(() => ({ problems: [{ field: 'text', code: 'text_character_invalid', detail }] }));
    write();
    type('Hello');
    await pause();
    expect(text()).toHaveAccessibleDescription(detail);
  });

  test('a problem with the images stands with them', async () => {
    const detail = 'This account may not post images yet.';
    opine(() => aVerdict({}, { problems: [{ field: 'image', code: 'image_grant_required', detail }] }));
    write();
    type('Hello');
    await pause();
    expect(screen.getByText(detail)).toBeInTheDocument();
    expect(postNow()).toHaveAttribute('aria-disabled', 'true');
  });

  test('that the same text went out already is a note, and may still be meant', async () => {
    opine(() => ({ problems: [{ field: 'text', code: 'same_text_within_a_day', detail: 'Say allow_duplicate.' }] }));
    write();
    type('Hello');
    await pause();
    expect(screen.getByText(/The same text went to this account/)).toBeInTheDocument();
    expect(screen.queryByText(/allow_duplicate/)).not.toBeInTheDocument();
    expect(postNow()).not.toHaveAttribute('aria-disabled');
  });

  test('an account that is unwell is told elsewhere and blocks nothing here', async () => {
    opine(() => ({ problems: [{ field: 'account_id', code: 'account_needs_reauth', detail: 'Reconnect it.' }] }));
    write();
    type('Hello');
    await pause();
    expect(postNow()).not.toHaveAttribute('aria-disabled');
  });

  test('warnings are quiet notes, and stay while one goes on typing', async () => {
    const detail = 'X takes one cashtag, and refuses more.';
    opine(() => ({ warnings: [{ code: 'several_cashtags', detail }] }));
    write();
    type('$A and $B');
    await pause();
    expect(screen.getByText(detail)).toBeInTheDocument();
    type('$A and $BC');
    expect(screen.getByText(detail)).toBeInTheDocument();
    // The next question is on its way, and nothing has come of it yet.
    opine(() => new Promise<never>(() => undefined));
    await act(async () => void (await vi.advanceTimersByTimeAsync(PAUSE_MS + 100)));
    expect(screen.getByText(detail)).toBeInTheDocument();
    type('');
    expect(screen.queryByText(detail)).not.toBeInTheDocument();
  });

  test('the cost is told with its reason, its parts and its day', async () => {
    const cost = aCost({
      amount: '0.205',
      parts: [
        { item: 'post_with_link', count: 1, amount: '0.200' },
        { item: 'image_description', count: 1, amount: '0.005' },
      ],
    });
    const detail = 'With a link a post costs $0.200.';
    opine(() => ({ cost, warnings: [{ code: 'link_costs_more', detail }] }));
    write();
    type('See example.com');
    await pause();
    const line = screen.getByText('About $0.205: a link makes a post dearer').closest('details');
    expect(line).toHaveTextContent('Post with a link$0.20');
    expect(line).toHaveTextContent('Description of an image$0.005');
    expect(line).toHaveTextContent('Prices of 2 October 2026');
    expect(line?.title).toContain('2 October 2026');
    expect(screen.getAllByText(detail)).toHaveLength(1);
  });

  test('no cost is told where there is none', async () => {
    opine(() => ({ cost: null, warnings: [{ code: 'link_costs_more', detail: 'It costs more.' }] }));
    write();
    type('Hello');
    await pause();
    expect(screen.getByText('It costs more.')).toBeInTheDocument();
    expect(screen.queryByText(/About/)).not.toBeInTheDocument();
  });
});

test('with nothing written the button says so to those who ask, and stays in reach', async () => {
  const { user } = write();
  expect(postNow()).toHaveAttribute('aria-disabled', 'true');
  await user.click(postNow());
  expect(text()).toHaveAccessibleDescription('Write something first, or add an image.');
  type('H');
  expect(postNow()).not.toHaveAttribute('aria-disabled');
});
