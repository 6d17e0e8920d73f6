// The accounts: how they are, what they need, connecting and disconnecting them.
import { pluralsOf } from '../plural';

const plural = pluralsOf('en');
const posts = (count: number) => plural(count, { one: '# post', other: '# posts' });
const waitingPosts = (count: number) => (count === 1 ? 'the waiting post' : `the ${count} waiting posts`);
/** ": 4 posts wait", after what is needed. */
const thenWait = (count: number) =>
  count === 0 ? '' : `: ${plural(count, { one: '# post waits', other: '# posts wait' })}`;
const thenStay = (count: number) => (count === 0 ? '' : `: ${posts(count)} will not go out otherwise`);
const thenBy = (by: string | null) => (by === null ? '' : ` ${by}`);

/** What would help, after "unless": the one post, or several of them. */
const UNLESS = {
  reconnect: () => 'unless you reconnect',
  give_image_permission: () => 'unless you give the image permission',
  shorten_text: (isOne: boolean) => `unless you shorten ${isOne ? 'it' : 'them'}`,
  ask_operator: () => 'unless whoever runs this server acts',
};
type Remedy = keyof typeof UNLESS;

function ofThose(count: number, waiting: number): string {
  if (waiting === 1) return 'The waiting post';
  if (count === waiting) return count === 2 ? 'Both waiting posts' : `All ${count} waiting posts`;
  return `${count} of ${waiting} waiting posts`;
}

export const accounts = {
  loading: 'Loading your connections',
  doingLoad: 'load your connections',
  doingConnect: 'start the connection',
  opening: 'Opening X…',
  reconnect: 'Reconnect',
  health: { active: 'Connected', expiring: 'Ends soon', needs_reauth: 'Needs you', revoked: 'Disconnected' },
  sandbox: 'Sandbox',
  sandboxWhy: 'This server talks to a pretend X on this machine. Nothing is published.',
  connectFirst: 'Connect your X account to post from your dashboard.',
  connectX: 'Connect X',
  connectAnother: 'Connect another account',
  leaving: 'Taking you to X. Come back here when you have agreed.',
  agree:
    'You agree on X’s own page; Pillarbox never sees your X password. X uses the account you are signed in to there.',
  notSetUp:
    'Not set up by the operator. Whoever runs this server adds X_CLIENT_ID and X_CLIENT_SECRET to its settings; then you can connect here.',
  help: {
    summary: 'Did X show “Something went wrong”?',
    lead: 'Then X did not accept how this server is set up, and it does not tell us. Whoever runs the server should check:',
    callback: 'The callback URL in the X app is not exactly the one of this server: it is compared byte for byte.',
    localhost: 'The address uses {wrong}. X wants {right}.',
    oauth: 'OAuth 2.0 is not switched on in the X app’s user authentication settings.',
    clientId: 'The API key was used instead of the OAuth 2.0 Client ID for {name}.',
  },
  can: 'What Pillarbox can do',
  abilities: {
    post_text: 'Post text',
    post_images: 'Post images with descriptions',
    read_metrics: 'Read how your posts do',
    stay_connected: 'Stay connected without asking you again',
  },
  stands: 'How it stands',
  firstFailed: 'First failed to renew',
  lastVerified: 'Last verified',
  lastUsed: 'Last used',
  notYet: 'not yet',
  postsWaiting: 'Posts waiting',
  none: 'none',
  lastConnected: 'Last connected',
  needsOperatorBy: 'Needs the operator {by}',
  needsYouBy: 'Needs you {by}',
  doesNotEnd: 'Does not run out by itself',
  renews: 'Renews by itself',
  renewsNext: 'Renews by itself, next in {left}',
  asking: 'Asking X…',
  check: 'Check now',
  checked: 'Works. Verified just now.',
  checkCost: 'Checking asks X once, and X bills that as one user read.',
  checkCostSandbox: 'Checking asks the sandbox once. X itself bills that as one user read.',
  doingCheck: 'check this account',
  /** What X said, where it did not say yes, by the code of the answer. */
  answers: {
    account_needs_reauth: {
      title: 'It does not work',
      detail: 'X no longer accepts our access. Reconnect it; posts that wait for it then go out.',
    },
    account_not_connected: {
      title: 'It is not connected any more',
      detail: 'It was disconnected meanwhile, perhaps in another window. Reconnect it to post.',
    },
    platform_not_configured: {
      title: 'X is not set up on this server any more',
      detail: 'Nothing was asked. Whoever runs this server has to add the X keys again.',
    },
    platform_refused: {
      title: 'X does not let us in',
      detail: 'It answered, and refused this account or this server. Look at the account on X, then check again.',
    },
    platform_unreachable: {
      title: 'X could not be asked',
      detail: 'So nothing new is known. Wait a few minutes, then check again.',
    },
  },
  disconnect: {
    button: 'Disconnect',
    title: (who: string) => `Disconnect @${who}?`,
    act: 'Disconnect',
    actAndCancel: (count: number) => `Disconnect and cancel ${plural(count, { one: 'the post', other: '# posts' })}`,
    busy: 'Disconnecting…',
    stay: 'Stay connected',
    waiting: (count: number) =>
      plural(count, { one: 'One post waits for this account', other: '# posts wait for this account' }),
    hold: (count: number) => `Keep ${waitingPosts(count)}`,
    holdHint: (count: number) =>
      `On hold until this same account is connected again. Then ${count === 1 ? 'it goes' : 'they go'} on.`,
    cancel: (count: number) => `Cancel ${waitingPosts(count)}`,
    cancelHint: (count: number) => `${count === 1 ? 'It does' : 'They do'} not go out. The text stays in your history.`,
    what: 'Pillarbox gives its access back to X and forgets its tokens.',
    whatSandbox: 'Pillarbox gives its access back to the sandbox and forgets its tokens.',
    stays: 'What is already on X stays there, and your history is kept.',
    doing: 'disconnect it',
    done: (who: string) => `@${who} is disconnected.`,
    doneAndCancelled: (who: string, count: number) => `@${who} is disconnected, and ${waitingPosts(count)} cancelled.`,
  },
  trouble: {
    notRenewed: 'Not renewed just now',
    needsYou: 'This account needs you',
    needsYouBy: 'This account needs you {by}',
    needsOperator: 'Whoever runs this server has to act',
    needsOperatorBy: 'Whoever runs this server has to act {by}',
    kept: 'Your history is kept',
    imagesBelow: 'What to do for that, and in which order, stands below under “Images”.',
  },
  /** The strip above every page. `by` is a deadline, "by Friday". */
  strip: {
    you: (who: string, waiting: number) => `${who} needs you${thenWait(waiting)}.`,
    youBy: (who: string, by: string | null, atRisk: number) => `${who} needs you${thenBy(by)}${thenStay(atRisk)}.`,
    operatorBy: (who: string, by: string | null, atRisk: number) =>
      `${who} needs whoever runs this server${thenBy(by)}${thenStay(atRisk)}.`,
    several: (accounts: number, waiting: number) => `${accounts} accounts need you${thenWait(waiting)}.`,
    severalOperator: (accounts: number, waiting: number) =>
      `${accounts} accounts need whoever runs this server${thenWait(waiting)}.`,
    whatToDo: 'See what to do',
    why: 'See why',
  },
  forecast: {
    /** "3 of 5 waiting posts will not go out unless you reconnect" */
    title: (count: number, waiting: number, remedy: Remedy | null) =>
      `${ofThose(count, waiting)} will not go out ${remedy === null ? 'as things are' : UNLESS[remedy](count === 1)}`,
    /** The heading of one group beside others. */
    group: (count: number, remedy: Remedy) => `${count === 1 ? 'One' : count} ${UNLESS[remedy](count === 1)}`,
    due: 'Due {when}',
    wasDue: 'Was due {when}',
    shorten: 'Shorten the text',
    more: (count: number) => `and ${count} more: {link}`,
    seeAll: 'see your posts',
  },
};
