// Choosing the language: at once, for this browser, and without losing anything.
import { screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { visit } from '@/testing/render';
import { serve } from '@/testing/server';
import { language, setWords } from '@/words';
import en from '@/words/en';
import { chooseLanguage, firstLanguage } from '@/words/language';

afterEach(() => {
  chooseLanguage(undefined);
  setWords('en', en);
  document.documentElement.lang = 'en';
});

const choice = (label: string) => screen.findByLabelText<HTMLSelectElement>(label);

describe('the language', () => {
  test('is what the browser asks for, until another is chosen', () => {
    vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['de-CH', 'en']);
    expect(firstLanguage()).toBe('de');
    chooseLanguage('en');
    expect(firstLanguage()).toBe('en');
  });

  test('changes at once, all over the page, and the focus stays where it was chosen', async () => {
    serve();
    const { user, here } = visit('/dashboard/settings?tab=preferences');
    await user.selectOptions(await choice('This page speaks'), 'Deutsch');
    expect(await screen.findByRole('heading', { level: 1, name: 'Einstellungen' })).toBeVisible();
    expect(await choice('Diese Seite spricht')).toHaveFocus();
    expect(screen.getByRole('navigation', { name: 'Hauptmenü' })).toHaveTextContent('Verlauf');
    expect(screen.getByText('Die Seite spricht jetzt Deutsch.')).toBeVisible();
    expect(document.documentElement).toHaveAttribute('lang', 'de');
    expect(document.title).toBe('Einstellungen · Pillarbox');
    expect(here()).toBe('/dashboard/settings?tab=preferences');
    expect(localStorage.getItem('pillarbox.language')).toBe('de');
  });

  test('leaves what was typed where it is', async () => {
    serve();
    const { user } = visit('/dashboard');
    await user.type(await screen.findByRole('textbox', { name: /post/i }), 'Half a thought');
    await user.click(screen.getByRole('link', { name: 'Settings' }));
    await user.click(await screen.findByRole('tab', { name: 'Preferences' }));
    await user.selectOptions(await choice('This page speaks'), 'Deutsch');
    await user.click(await screen.findByRole('link', { name: 'Übersicht' }));
    expect(await screen.findByDisplayValue('Half a thought')).toBeVisible();
  });

  test('can be left to the browser again', async () => {
    serve();
    const { user } = visit('/dashboard/settings?tab=preferences');
    await user.selectOptions(await choice('This page speaks'), 'Deutsch');
    await user.selectOptions(await choice('Diese Seite spricht'), 'Wie in diesem Browser (English)');
    expect(await choice('This page speaks')).toHaveDisplayValue('As this browser asks (English)');
    expect(language).toBe('en');
    expect(localStorage.getItem('pillarbox.language')).toBeNull();
  });

  test('outlives a sign-out that clears what the browser keeps', async () => {
    serve();
    const { user } = visit('/dashboard/settings?tab=preferences');
    await user.selectOptions(await choice('This page speaks'), 'Deutsch');
    // As the answer to a sign-out asks of the browser.
    localStorage.clear();
    await user.click(await screen.findByRole('button', { name: 'ada abmelden' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Anmelden' })).toBeVisible();
    await waitFor(() => expect(localStorage.getItem('pillarbox.language')).toBe('de'));
  });
});

test('a refusal is said in the language that is spoken', async () => {
  const { Refused } = await import('@/api/problem');
  const { describeError } = await import('@/lib/describe-error');
  const { problem } = await import('@/testing/typed-http');
  const refusal = new Refused(
    problem('credentials_wrong', 401, { detail: 'Username or password is not right.' }).problem,
  );
  setWords('de', (await import('@/words/de')).default);
  expect(describeError(refusal, 'dich anzumelden')).toMatchObject({
    title: 'Es ist nicht gelungen, dich anzumelden',
    detail: 'Benutzername oder Passwort stimmt nicht. Prüfe beide und versuche es noch einmal.',
  });
});
