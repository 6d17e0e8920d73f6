import type { Words } from '..';
import { history } from './history';
import { security } from './security';
import { session } from './session';

export default {
  history,
  security,
  session,
} satisfies Words;
