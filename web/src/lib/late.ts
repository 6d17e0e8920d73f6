const STEPS: [unit: string, minutes: number][] = [
  ['day', 1440],
  ['hour', 60],
  ['minute', 1],
];

/** "12 minutes late". Rounded down: nobody is told of more than there was. */
export function lateInWords(dueAt: string, wentOutAt: string): string {
  const late = Math.max(1, Math.floor((Date.parse(wentOutAt) - Date.parse(dueAt)) / 60_000));
  // Hours say less than minutes until there are two of them.
  const [unit, length] = STEPS.find(([, minutes]) => late >= 2 * minutes || minutes === 1) ?? ['minute', 1];
  const count = Math.floor(late / length);
  return `${count} ${unit}${count === 1 ? '' : 's'} late`;
}
