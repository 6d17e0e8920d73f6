import { compose } from './compose';
import { drafts } from './drafts';
import { feeds } from './feeds';
import { history } from './history';
import { instance } from './instance';
import { post } from './post';
import { queue } from './queue';
import { schedule } from './schedule';
import { security } from './security';
import { session } from './session';

export default {
  compose,
  drafts,
  feeds,
  history,
  instance,
  post,
  queue,
  schedule,
  security,
  session,
};
