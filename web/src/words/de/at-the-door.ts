// Was gesagt wird, bevor jemand angemeldet ist. Klein, denn es wird geladen, bevor etwas zu sehen ist.
import { confirm } from './confirm';
import { errors } from './errors';
import { page } from './page';
import { session } from './session';
import { ui } from './ui';

export const atTheDoor = { confirm, errors, page, session, ui };
