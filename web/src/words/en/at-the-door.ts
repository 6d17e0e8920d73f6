// What is said before somebody is signed in. Small, because it is loaded before anything is drawn.
import { confirm } from './confirm';
import { errors } from './errors';
import { page } from './page';
import { session } from './session';
import { ui } from './ui';

export const atTheDoor = { confirm, errors, page, session, ui };
