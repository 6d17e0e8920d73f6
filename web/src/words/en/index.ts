import { feeds } from './feeds';
import { history } from './history';
import { post } from './post';
import { queue } from './queue';
import { schedule } from './schedule';
import { security } from './security';
import { session } from './session';

export default {
  feeds,
  history,
  post,
  queue,
  schedule,
  security,
  session,
};
