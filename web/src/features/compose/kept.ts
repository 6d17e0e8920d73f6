import { words } from '@/words';

/** What is still in the composer after a failure. */
export function isKept(imageCount: number): string {
  return words.compose.kept(imageCount);
}

/** The same in the dialog that schedules: the time is kept too. */
export function isKeptWithTime(imageCount: number): string {
  return words.compose.keptWithTime(imageCount);
}
