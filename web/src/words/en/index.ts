import { history } from './history';
import { queue } from './queue';
import { security } from './security';
import { session } from './session';

export default {
  history,
  queue,
  security,
  session,
};
