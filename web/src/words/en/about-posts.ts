// What the pages of posts say: written, waiting, gone out.
import { deliveries } from './deliveries';
import { compose } from './compose';
import { drafts } from './drafts';
import { history } from './history';
import { plan } from './plan';
import { post } from './post';
import { queue } from './queue';
import { refusals } from './refusals';
import { schedule } from './schedule';
import { status } from './status';

export const aboutPosts = { deliveries, drafts, history, plan, post, queue, refusals, schedule, status };
