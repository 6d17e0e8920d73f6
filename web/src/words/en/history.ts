// What became of the posts: finding them, and what several have in common.
import { pluralsOf } from '../plural';

const plural = pluralsOf('en');
const posts = (count: number) => plural(count, { one: '# post', other: '# posts' });

export const history = {
  title: 'History',
  list: 'Posts',
  search: 'Search the text',
  status: 'Status',
  statuses: {
    all: 'All',
    scheduled: 'Waiting',
    posted: 'Posted',
    failed: 'Not posted',
    cancelled: 'Cancelled',
  },
  account: 'Account',
  allAccounts: 'All accounts',
  from: 'From',
  to: 'Up to',
  clear: 'Show all',
  zone: (zone: string) => `Days are those of ${zone}.`,
  loading: 'Loading your posts',
  loadingOlder: 'Loading…',
  showOlder: 'Show older posts',
  loadPosts: 'load your posts',
  loadOlder: 'load older posts',
  end: 'That is all of it.',
  emptyTitle: 'Nothing posted yet',
  empty: 'What you post appears here, with its link and how it went.',
  writeFirst: 'Write a post',
  noneTitle: 'No post like that',
  none: 'Nothing matches all you asked for. Take something away, or look at everything.',
  shown: (count: number, isAll: boolean) =>
    isAll ? `${posts(count)} found.` : `${posts(count)} so far; there are more.`,
  sameCause: 'What several posts have in common',
  causes: {
    account: (count: number, who: string) =>
      `${plural(count, { one: '# post is', other: '# posts are' })} not out because @${who} needs you`,
    images: (count: number, who: string) =>
      `${plural(count, { one: '# post is', other: '# posts are' })} not out because @${who} has not allowed images`,
    credits: (count: number) =>
      `${plural(count, { one: '# post is', other: '# posts are' })} not out because the X credits are used up`,
    out_of_reach: (count: number) =>
      `${plural(count, { one: '# post is', other: '# posts are' })} not out because X could not be reached`,
    too_late: (count: number, who: string) =>
      `${plural(count, { one: '# post of', other: '# posts of' })} @${who} missed ${plural(count, { one: 'its', other: 'their' })} time`,
  },
  afterReconnect: (waiting: number, retryable: number) => {
    if (retryable === 0) return `Reconnect, and ${waiting === 1 ? 'it goes' : 'they go'} out by themselves.`;
    if (waiting === 0) return `Reconnect, then retry ${retryable === 1 ? 'it' : `these ${retryable}`} here.`;
    return `Reconnect: ${waiting} then go out by themselves, and ${retryable} can be retried here.`;
  },
  afterImages: 'Allow images in the settings; what waits then goes out by itself.',
  isBack: {
    account: 'It is connected again.',
    images: 'Images are allowed again.',
    credits: 'Whoever runs this server adds credits in the X developer console. Then retry.',
    out_of_reach: 'Nothing was sent. X may be back by now.',
    too_late: 'None of them is on X. Post them now if you still want them out.',
  },
  creditsWait: 'Whoever runs this server adds credits in the X developer console; what waits then goes out by itself.',
  goesByItself: 'What waits goes out by itself.',
  reconnect: 'Reconnect',
  toSettings: 'Open the settings',
  retryThese: (count: number) => plural(count, { one: 'Retry this one', other: 'Retry these #' }),
  postThese: (count: number) => plural(count, { one: 'Post this one now', other: 'Post these # now' }),
  retrying: (through: number, all: number) => `${through} of ${all}…`,
  whichPosts: 'Which posts',
  onlyImages: 'Images without a text',
  retried: (count: number) => `${posts(count)} queued again`,
  movedOn: (count: number) => plural(count, { one: '# had moved on already', other: '# had moved on already' }),
  notRetried: (count: number) => plural(count, { one: '# could not be queued', other: '# could not be queued' }),
  sameSend: 'Press again to try those: nothing is sent twice.',
};
