import { describe, expect, test, vi } from 'vitest';
import { inWords } from './bytes';
import { deviceName } from './device';
import { kindOf } from './image-kind';
import { passwordProblem } from './password-rule';
import { randomId } from './random-id';
import { safePath } from './safe-path';

describe('a path to go back to', () => {
  test.each([
    ['/dashboard/settings?tab=security', '/dashboard/settings?tab=security'],
    ['https://evil.example/', '/dashboard'],
    ['//evil.example/', '/dashboard'],
    ['/\\evil.example/', '/dashboard'],
    ['javascript:alert(1)', '/dashboard'],
    ['/sign-in?next=/x', '/dashboard'],
    [undefined, '/dashboard'],
  ])('%s leads to %s', (wanted, path) => {
    expect(safePath(wanted)).toBe(path);
  });
});

describe('a password', () => {
  test.each([
    ['', 'Choose a password.'],
    ['a'.repeat(14), 'Use at least 15 characters; this has 14.'],
    ['a'.repeat(15), null],
    ['😀'.repeat(15), null],
    ['😀'.repeat(14), 'Use at least 15 characters; this has 14.'],
    ['a'.repeat(128), null],
    ['a'.repeat(129), 'Use at most 128 characters; this has 129.'],
  ])('%s', (password, problem) => {
    expect(passwordProblem(password)).toBe(problem);
  });
});

describe('the first bytes of a file', () => {
  const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  test.each([
    ['\u00ff\u00d8\u00ff\u00e0', 'image/jpeg'],
    ['\u0089PNG\r\n\u001a\n', 'image/png'],
    ['GIF89a', 'image/gif'],
    ['RIFF\0\0\0\0WEBP', 'image/webp'],
    ['\0\0\0\u0018ftypheic', 'image/heic'],
    ['\0\0\0\u0018ftypavif', 'image/avif'],
    ['RIFF\0\0\0\0WAVE', null],
    ['%PDF-1.7', null],
    ['', null],
  ])('%j', (start, kind) => {
    expect(kindOf(bytes(start))).toBe(kind);
  });
});

test('a size just over a limit never reads as the limit', () => {
  expect(inWords(5 * 1024 * 1024)).toBe('5 MB');
  expect(inWords(5 * 1024 * 1024 + 1)).toBe('5.1 MB');
});

test('a device is named by browser and system', () => {
  expect(deviceName('Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/156.0 Safari/537.36 Edg/156.0')).toBe(
    'Edge on Windows',
  );
  expect(deviceName(null)).toBe('Unknown device');
});

test('random ids are UUIDs also where crypto.randomUUID is missing', () => {
  vi.stubGlobal('crypto', { getRandomValues: globalThis.crypto.getRandomValues.bind(globalThis.crypto) });
  const ids = Array.from({ length: 50 }, randomId);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(new Set(ids).size).toBe(50);
});
