// Choosing when a post goes out.

export const schedule = {
  typed: 'When',
  typedHint: 'For example “fri 9am”, “in 3 hours” or “tomorrow 14:30”. Or choose it below.',
  understood: (when: string, zone: string) => `That is ${when} (${zone}).`,
  quick: 'Often chosen',
  quickTimes: { in_an_hour: 'In 1 hour', tomorrow: 'Tomorrow 09:00', monday: 'Monday 09:00' },
  unclear: {
    not_understood:
      'This is not understood. Write it like “fri 9am”, or empty this field and choose day and time below.',
    hour: 'Morning or evening? Write “9am” or “21:00”.',
    clock: 'At what time on that day? Add one, like “9am” or “14:30”.',
    past: 'That has passed. Choose a time ahead.',
    twice: 'The clocks go back then and show this time twice. Choose one before or after.',
  },
};
