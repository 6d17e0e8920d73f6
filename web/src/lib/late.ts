import { words } from '@/words';

const STEPS = [
  ['days', 1440],
  ['hours', 60],
  ['minutes', 1],
] as const;

/** "12 minutes late". Rounded down: nobody is told of more than there was. */
export function lateInWords(dueAt: string, wentOutAt: string): string {
  const late = Math.max(1, Math.floor((Date.parse(wentOutAt) - Date.parse(dueAt)) / 60_000));
  // Hours say less than minutes until there are two of them.
  const [unit, length] = STEPS.find(([, minutes]) => late >= 2 * minutes) ?? ['minutes', 1];
  return words.times.late[unit](Math.floor(late / length));
}
