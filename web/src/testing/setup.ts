import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, vi } from 'vitest';
import '@/app/effects';
import { setWords } from '@/words';
import en from '@/words/en';
import { server } from './server';

setWords('en', en);

const realTimeout = setTimeout;

// A page that is fetched when it is first wanted takes its time on a busy machine.
configure({
  asyncUtilTimeout: 4000,
  // What follows a change in the same breath (a focus, a second rendering) is there before a test looks. The clock is the real one,
  // whatever a test has put in its place.
  asyncWrapper: async (work) => {
    const result = await work();
    await new Promise((done) => realTimeout(done, 0));
    return result;
  },
});

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => {
  cleanup();
  server.resetHandlers();
  sessionStorage.clear();
  localStorage.clear();
});
afterAll(() => server.close());

// What jsdom has not.
URL.createObjectURL = vi.fn(() => 'blob:preview');
URL.revokeObjectURL = vi.fn();
window.scrollTo = vi.fn();
