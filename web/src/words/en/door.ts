// What is said before somebody is signed in. Small, because it is loaded before anything is drawn.
import { confirm } from './confirm';
import { errors } from './errors';
import { page } from './page';
import { refusals } from './refusals';
import { session } from './session';
import { ui } from './ui';

export const door = { confirm, errors, page, refusals, session, ui };
