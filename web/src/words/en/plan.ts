// The fields for when a post goes out, wherever they stand.
import { pluralsOf } from '../plural';

const plural = pluralsOf('en');

export const plan = {
  when: 'When',
  date: 'Date',
  time: 'Time',
  zone: 'Time zone',
  thisDevice: 'This device',
  noRegion: 'Universal',
  region: (name: string) => name,
  zoneLine: 'Times are in {zone}, where it is {time} now.',
  here: (when: string) => `That is ${when} where you are.`,
  late: 'If it cannot go out on time',
  lateRules: {
    usual: 'As in your preferences',
    default: 'As the server is set up',
    always: 'Send it however late',
    never: 'Do not send it late',
    minutes: 'Send it up to some minutes late',
  },
  lateMinutes: 'Minutes it may be late',
  chooseDay: 'Choose a day.',
  chooseTime: 'Choose a time.',
  minutesWrong: (max: number) => `Write a number from 1 to ${plural(max, { other: '#' })}.`,
  past: (time: string, zone: string) => `This time has passed: it is ${time} in ${zone} now. Choose a later one.`,
};
