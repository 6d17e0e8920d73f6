import { words } from '@/words';
import { byLanguage } from './locale';

const numbers = byLanguage((tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: 1 }));

/** "4.8 MB". Steps of 1024, as file managers and X count; never rounded down to a limit that the file exceeds. */
export function inWords(bytes: number): string {
  const units = words.times.bytes;
  let size = bytes;
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  const shown = unit < 2 ? Math.ceil(size) : Math.ceil(size * 10) / 10;
  return `${numbers().format(shown)} ${units[unit]}`;
}
