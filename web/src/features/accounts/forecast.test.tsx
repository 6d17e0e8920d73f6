import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import type { Account, PostAtRisk } from '@/api/types';
import { aLostAccount, aPostAtRisk, withImageStep, withTroubleAhead } from '@/testing/account-samples';
import { plainLinks } from '@/testing/plain-links';
import { show } from '@/testing/render';
import { ahead, anAccount, aPlatform } from '@/testing/samples';
import { serve } from '@/testing/server';
import { forecastTitle } from './forecast-words';
import { XCard } from './x-connections';

function card(account: Account) {
  const platform = aPlatform();
  serve({ accounts: [account], platforms: [platform] });
  return show(<XCard platform={platform} accounts={[account]} links={plainLinks} />);
}

function foreseen(waiting_posts: number, at_risk: PostAtRisk[], at_risk_count = at_risk.length): Account {
  return anAccount({ waiting_posts, forecast: { at_risk_count, at_risk } });
}

const times = (count: number, part: Partial<PostAtRisk>) => Array.from({ length: count }, () => aPostAtRisk(part));

describe('the sentence', () => {
  test.each([
    [3, 5, 'reconnect', '3 of 5 waiting posts will not go out unless you reconnect'],
    [5, 5, 'reconnect', 'All 5 waiting posts will not go out unless you reconnect'],
    [2, 2, 'ask_operator', 'Both waiting posts will not go out unless whoever runs this server acts'],
    [1, 1, 'shorten_text', 'The waiting post will not go out unless you shorten it'],
    [1, 4, 'shorten_text', '1 of 4 waiting posts will not go out unless you shorten it'],
    [2, 4, 'shorten_text', '2 of 4 waiting posts will not go out unless you shorten them'],
    [2, 3, 'give_image_permission', '2 of 3 waiting posts will not go out unless you give the image permission'],
  ] as const)('%i of %i, %s', (count, waiting, act, sentence) => {
    expect(forecastTitle(foreseen(waiting, times(count, { act })))).toBe(sentence);
  });

  test('promises no remedy for more than it knows', () => {
    const account = foreseen(300, times(20, { act: 'reconnect' }), 30);
    expect(forecastTitle(account)).toBe('30 of 300 waiting posts will not go out as things are');
  });

  test('of several reasons names none', () => {
    expect(forecastTitle(withTroubleAhead())).toBe('3 of 5 waiting posts will not go out as things are');
  });
});

test('nothing is said while all is well', () => {
  card(anAccount({ waiting_posts: 5 }));
  expect(screen.queryByText(/will not go out/)).not.toBeInTheDocument();
});

test('the first few are named with their times, and the rest is in the history', () => {
  const account = aLostAccount({}, 40);
  card(account);
  expect(screen.getByRole('heading', { name: /^All 40 waiting posts/ })).toBeInTheDocument();
  const links = screen.getAllByRole('link', { name: /^Due / });
  expect(links).toHaveLength(3);
  expect(links[0]).toHaveAttribute('href', `/dashboard?post=${account.forecast.at_risk[0]?.post_id}`);
  expect(screen.getByText(/^and 37 more/)).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'see your posts' })).toBeInTheDocument();
  // What is wrong with the account is said once, and there is one way to mend it.
  expect(screen.getAllByText(account.status_detail ?? '')).toHaveLength(1);
  expect(screen.getAllByRole('button', { name: 'Reconnect' })).toHaveLength(1);
});

test('one that is overdue is not called due', () => {
  card(foreseen(1, [aPostAtRisk({ due_at: ahead(-30), act: 'ask_operator' })]));
  expect(screen.getByRole('link', { name: /^Was due / })).toBeInTheDocument();
});

describe('what can be done here', () => {
  test('a text is shortened where it stands, and says how much it counts', () => {
    const account = withTroubleAhead();
    card(account);
    const edit = screen.getByRole('link', { name: 'Shorten the text' });
    expect(edit).toHaveAttribute('href', `/dashboard?post=${account.forecast.at_risk[0]?.post_id}&edit=1`);
    expect(screen.getByText(/The text counts 312/)).toBeInTheDocument();
    expect(screen.getByRole('heading', { name: 'One unless you shorten it' })).toBeInTheDocument();
    expect(screen.getByRole('heading', { name: '2 unless you give the image permission' })).toBeInTheDocument();
  });

  test('the image permission is given straight from there', async () => {
    const assign = vi.fn();
    vi.stubGlobal('location', { ...window.location, assign });
    const { user } = card(withTroubleAhead());
    await user.click(screen.getByRole('button', { name: 'Give the image permission' }));
    await waitFor(() => expect(assign).toHaveBeenCalledWith(expect.stringContaining('/oauth/authorize')));
  });

  test('but not where it would only come back the same', () => {
    const { forecast, waiting_posts } = withTroubleAhead();
    card({ ...withImageStep('refused', 'read_only_same_token'), forecast, waiting_posts });
    expect(screen.queryByRole('button', { name: 'Give the image permission' })).not.toBeInTheDocument();
    expect(screen.getByText(/stands below under “Images”/)).toBeInTheDocument();
  });

  test('an account that works is reconnected for a permission that is missing', () => {
    card(foreseen(2, times(1, { act: 'reconnect', reason: 'missing_scope', detail: 'X did not allow images.' })));
    expect(screen.getByText('X did not allow images.')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Reconnect' })).toBeInTheDocument();
  });

  test('for the operator there is a sentence and no button', () => {
    card(foreseen(1, times(1, { act: 'ask_operator', detail: 'The X credits of this server are used up.' })));
    const account = screen.getByRole('article');
    expect(account).toHaveTextContent('The X credits of this server are used up.');
    expect(
      within(account)
        .getAllByRole('button')
        .map((one) => one.textContent),
    ).toEqual(['Check now', 'Disconnect']);
  });
});
