// Choosing when a post goes out.

export const schedule = {
  title: (zone: string) => `Schedule this post (${zone} time)`,
  schedule: 'Schedule',
  scheduleFor: (when: string, city: string) => `Schedule for ${when} (${city})`,
  scheduling: 'Scheduling…',
  cancel: 'Cancel',
  gap: (wall: string, time: string) =>
    `The clocks go forward that night and skip ${wall}. The post goes out at ${time}.`,
  overlap: (wall: string) => `The clocks go back that night and show ${wall} twice. The post goes out the first time.`,
  notScheduled: 'Not scheduled',
  offlineNext: 'Try again when you are connected.',
  unknown: 'We do not know whether it was scheduled',
  unknownNext: 'Press the button again without changing anything: the same post is not scheduled twice.',
  anyway: 'Schedule it anyway',
  sameText: 'Change the text or the day, or schedule it anyway if you mean it.',
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
