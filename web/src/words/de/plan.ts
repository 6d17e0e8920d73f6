// Die Felder dafür, wann ein Beitrag hinausgeht, wo immer sie stehen.
import type { Words } from '..';
import { pluralsOf } from '../plural';

const plural = pluralsOf('de');

/** Wie die Zonendatenbank die Weltgegenden nennt. Die Orte heißen wie dort. */
const REGIONS: Readonly<Record<string, string>> = {
  Africa: 'Afrika',
  America: 'Amerika',
  Antarctica: 'Antarktis',
  Arctic: 'Arktis',
  Asia: 'Asien',
  Atlantic: 'Atlantik',
  Australia: 'Australien',
  Europe: 'Europa',
  Indian: 'Indischer Ozean',
  Pacific: 'Pazifik',
};

export const plan: Words['plan'] = {
  when: 'Wann',
  date: 'Tag',
  time: 'Uhrzeit',
  zone: 'Zeitzone',
  thisDevice: 'Dieses Gerät',
  noRegion: 'Ohne Ort',
  region: (name) => (Object.hasOwn(REGIONS, name) ? (REGIONS[name] ?? name) : name),
  zoneLine: 'Die Zeiten gelten in {zone}, wo es jetzt {time} ist.',
  here: (when) => `Bei dir ist das ${when}.`,
  late: 'Wenn er nicht pünktlich hinausgehen kann',
  lateRules: {
    usual: 'Wie in deinen Einstellungen',
    default: 'Wie der Server eingestellt ist',
    always: 'Senden, so spät es auch wird',
    never: 'Nicht zu spät senden',
    minutes: 'Bis zu einigen Minuten zu spät senden',
  },
  lateMinutes: 'Minuten, die er zu spät sein darf',
  chooseDay: 'Wähle einen Tag.',
  chooseTime: 'Wähle eine Uhrzeit.',
  minutesWrong: (max) => `Schreibe eine Zahl von 1 bis ${plural(max, { other: '#' })}.`,
  past: (time, zone) => `Diese Zeit ist vorbei: In ${zone} ist es jetzt ${time}. Wähle eine spätere.`,
};
