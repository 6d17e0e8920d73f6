import { history } from './history';
import { post } from './post';
import { queue } from './queue';
import { security } from './security';
import { session } from './session';

export default {
  history,
  post,
  queue,
  security,
  session,
};
