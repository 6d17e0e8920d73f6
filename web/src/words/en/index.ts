// All the words of English, those of the door among them.
import { accounts } from './accounts';
import { compose } from './compose';
import { connect } from './connect';
import { door } from './door';
import { drafts } from './drafts';
import { feeds } from './feeds';
import { history } from './history';
import { images } from './images';
import { instance } from './instance';
import { keys } from './keys';
import { notifications } from './notifications';
import { plan } from './plan';
import { post } from './post';
import { queue } from './queue';
import { refusals } from './refusals';
import { schedule } from './schedule';
import { security } from './security';
import { server } from './server';
import { settings } from './settings';
import { shell } from './shell';
import { status } from './status';
import { times } from './times';

export default {
  ...door,
  accounts,
  compose,
  connect,
  drafts,
  feeds,
  history,
  images,
  instance,
  keys,
  notifications,
  plan,
  post,
  queue,
  refusals,
  schedule,
  security,
  server,
  settings,
  shell,
  status,
  times,
};
