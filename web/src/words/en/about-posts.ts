// What the pages of posts say: written, waiting, gone out.

import { compose } from './compose';
import { deliveries } from './deliveries';
import { drafts } from './drafts';
import { history } from './history';
import { plan } from './plan';
import { post } from './post';
import { queue } from './queue';
import { refusals } from './refusals';
import { schedule } from './schedule';
import { status } from './status';

export const aboutPosts = { compose, deliveries, drafts, history, plan, post, queue, refusals, schedule, status };
