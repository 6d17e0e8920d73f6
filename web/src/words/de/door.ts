// Was gesagt wird, bevor jemand angemeldet ist. Klein, denn es wird geladen, bevor etwas zu sehen ist.
import type { DoorWords } from '..';
import { confirm } from './confirm';
import { errors } from './errors';
import { page } from './page';
import { refusalsAtTheDoor } from './refusals-at-the-door';
import { session } from './session';
import { ui } from './ui';

export const door: DoorWords = { confirm, errors, page, refusals: refusalsAtTheDoor, session, ui };
