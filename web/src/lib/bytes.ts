const UNITS = ['bytes', 'KB', 'MB', 'GB'] as const;

/** "4.8 MB". Steps of 1024, as file managers and X count; never rounded down to a limit that the file exceeds. */
export function inWords(bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= 1024 && unit < UNITS.length - 1) {
    size /= 1024;
    unit += 1;
  }
  const shown = unit < 2 ? Math.ceil(size) : Math.ceil(size * 10) / 10;
  return `${shown} ${UNITS[unit]}`;
}
