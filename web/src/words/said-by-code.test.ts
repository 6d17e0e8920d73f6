// What the server says, said in German by its codes.
import { describe, expect, test } from 'vitest';
import type { FieldCode, FieldError, ProblemCode } from '@/api/types';
import { problem } from '@/testing/typed-http';
import de from './de';
import { browserLanguage } from './language';

const field = (code: FieldCode, detail: string, name = 'text'): FieldError => ({ code, detail, field: name });
const refused = (code: ProblemCode, rest = {}) => de.refusals.problem(problem(code, 409, rest).problem);

describe('a refusal', () => {
  test('is said with what to do', () => {
    expect(refused('credentials_wrong', { detail: 'Username or password is not right.' })).toBe(
      'Benutzername oder Passwort stimmt nicht. Prüfe beide und versuche es noch einmal.',
    );
  });

  test.each([
    [1, 'in 1 Sekunde'],
    [59, 'in 59 Sekunden'],
    [61, 'in 2 Minuten'],
  ])('with a wait of %i seconds says how long', (retry_after_secs, words) => {
    expect(refused('too_many_tries', { retry_after_secs })).toContain(words);
  });

  test('keeps what X said', () => {
    expect(
      refused('platform_rejected', { detail: 'X refused this post and said: “Status is a duplicate”.' }),
    ).toContain('„Status is a duplicate“');
  });

  test('of the one field that is wrong says what is wrong with it', () => {
    const errors = [field('username_taken', 'This username is taken. Choose another one.', 'username')];
    expect(refused('invalid_fields', { errors })).toBe('Dieser Benutzername ist vergeben. Wähle einen anderen.');
  });

  test('with a code that nobody knows here is said as the server says it', () => {
    expect(refused('brand_new' as ProblemCode, { detail: 'Something new.' })).toBe('Something new.');
    expect(refused('constructor' as ProblemCode, { detail: 'Something new.' })).toBe('Something new.');
  });
});

describe('a field', () => {
  test.each<[FieldCode, string, string, string?]>([
    [
      'text_too_long',
      'The post is too long: it counts 281 and at most 280 are possible.',
      'Der Beitrag ist zu lang: Er zählt 281, und höchstens 280 sind möglich.',
    ],
    [
      'text_too_long',
      'For @ada2: The post is too long: it counts 25001 and at most 25000 are possible.',
      'Für @ada2: Der Beitrag ist zu lang: Er zählt 25.001, und höchstens 25.000 sind möglich.',
    ],
    ['text_too_long', 'Too long.', 'Der Beitrag ist zu lang.'],
    [
      'alt_text_too_long',
      'The description of the image is longer than 1000 characters.',
      'Die Beschreibung des Bildes hat mehr als 1.000 Zeichen.',
    ],
    ['out_of_range', 'This is 1 to 1440.', 'Möglich ist 1 bis 1.440.'],
    [
      'image_too_large',
      'Image 2: This image is larger than 5 MB. Choose another one; nothing was sent.',
      'Bild 2: Dieses Bild ist größer als 5 MB. Wähle ein kleineres; nichts wurde gesendet.',
      'image[1]',
    ],
    [
      'day_full',
      'One account has 50 posts a day at most on this server, and 2026-12-01 (UTC) is full.',
      'Der 1. Dezember 2026 (UTC) ist voll.',
    ],
    ['text_character_invalid', 'The post contains an invisible control character (U+0007). Remove it.', '(U+0007)'],
  ])('%s keeps the numbers of “%s”', (code, detail, words, name) => {
    expect(de.refusals.field(field(code, detail, name))).toContain(words);
  });
});

test('a check that failed is said by its word, and an unknown one as the server says it', () => {
  expect(de.refusals.check({ code: 'disk_full', detail: 'The disk is full.' })).toContain('Schaffe Platz');
  expect(de.refusals.check({ code: 'brand_new', detail: 'Something new.' })).toBe('Something new.');
});

describe('what became of a post', () => {
  test('is said by the reason, with what X said', () => {
    const detail = 'X refused this post and said: “Your account is restricted”.';
    expect(de.deliveries.delivery({ state: 'failed', reason: 'platform_rejected', detail })).toBe(
      'X hat diesen Beitrag abgelehnt und sagt: „Your account is restricted“.',
    );
  });

  test('says how often it was tried', () => {
    const detail = 'X could not be reached: no answer. It was tried 3 times; nothing was published.';
    expect(de.deliveries.delivery({ state: 'failed', reason: 'not_sent', detail })).toBe(
      'X war nicht erreichbar. Es wurde 3-mal versucht; nichts wurde veröffentlicht.',
    );
  });

  test('without a sentence has none, and with an unknown reason the server’s', () => {
    expect(de.deliveries.delivery({ state: 'failed', reason: 'not_sent', detail: null })).toBeNull();
    expect(de.deliveries.delivery({ state: 'failed', reason: 'brand_new', detail: 'Something new.' })).toBe(
      'Something new.',
    );
  });

  test('that waits says that it is tried again', () => {
    const detail = 'X could not be reached. Nothing was published; it is tried again.';
    expect(de.deliveries.delivery({ state: 'scheduled', reason: 'not_sent', detail })).toBe(
      'X war nicht erreichbar. Nichts wurde veröffentlicht; es wird noch einmal versucht.',
    );
  });

  test('says what the clocks do', () => {
    const note = '02:30 comes twice on 25 October 2026 in Europe/Berlin: the clocks go back.';
    const schedule = { at: '2026-10-25T00:30:00Z', time_zone: 'Europe/Berlin', wall_time: '2026-10-25T02:30:00', note };
    expect(de.deliveries.note({ ...schedule, resolution: 'overlap' })).toMatch(/^02:30 .* zweimal: .* 00:30 UTC\.$/);
    const spring = { at: '2027-03-28T01:30:00Z', time_zone: 'Europe/Berlin', wall_time: '2027-03-28T02:30:00', note };
    expect(de.deliveries.note({ ...spring, resolution: 'gap' })).toMatch(/^02:30 gibt es .* um 03:30 hinaus\.$/);
  });

  test('a warning keeps its numbers', () => {
    expect(de.deliveries.warning({ code: 'near_limit', detail: '12 left of 280.' })).toBe('Noch 12 von 280.');
    const detail = 'With a link this post costs 0.2 USD instead of 0.015.';
    expect(de.deliveries.warning({ code: 'link_costs_more', detail })).toContain('0,2 statt 0,015 USD');
  });
});

describe('the news', () => {
  test('name the account and count the posts', () => {
    const told = de.news.told({
      kind: 'failed',
      title: '3 posts of @ada were not published',
      detail: 'X refused this post and said: “No”.',
    });
    expect(told.title).toBe('3 Beiträge von @ada wurden nicht veröffentlicht');
    expect(told.detail).toContain('„No“');
  });

  test('say from where somebody signed in', () => {
    const detail =
      'Somebody signed in as you with Firefox on Linux from 203.0.113.7. If that was not you, change your password now.';
    expect(de.news.told({ kind: 'new_login', title: 'A new device signed in', detail }).detail).toContain(
      'mit Firefox unter Linux von 203.0.113.7 aus',
    );
  });
});

test.each([
  [['fr-FR', 'de-AT', 'en'], 'de'],
  [['en-US', 'de'], 'en'],
  [['fr', 'it'], 'en'],
  [[], 'en'],
])('a browser that asks for %j is spoken to in %s', (wanted, language) => {
  expect(browserLanguage(wanted)).toBe(language);
});
