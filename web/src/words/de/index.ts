import type { Words } from '..';
import { feeds } from './feeds';
import { history } from './history';
import { post } from './post';
import { queue } from './queue';
import { security } from './security';
import { session } from './session';

export default {
  feeds,
  history,
  post,
  queue,
  security,
  session,
} satisfies Words;
