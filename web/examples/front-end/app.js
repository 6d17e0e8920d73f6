// A whole front end over the API of Pillarbox: accounts, the last posts, and posting. No library, no build.

const KEPT = 'pillarbox-example';
const POSTS = 5;
const LOOK_AGAIN_MS = 1500;
const LOOKS = 10;

const find = (id) => document.getElementById(id);

/** The server and the key, in memory; in sessionStorage only if asked for. */
let connection = null;
/** The Idempotency-Key and the words it stands for: the same post, sent again after a lost answer, goes out once. */
let pending = null;

/** An answer that is a refusal, in the server's own words. */
class Refused extends Error {}

async function call(path, { method = 'GET', headers = {}, body } = {}) {
  const { server, key } = connection;
  let answer;
  try {
    answer = await fetch(server + path, {
      method,
      // The key is all that lets this page in: no cookie is sent.
      credentials: 'omit',
      cache: 'no-store',
      headers: { Authorization: `Bearer ${key}`, ...headers },
      body,
    });
  } catch {
    // A browser tells a page no more than this.
    throw new Error(
      `There was no answer from ${server} that this page may read. Either nothing runs there, or that server does not ` +
        `allow this page: start it with CORS_ALLOWED_ORIGINS=${location.origin}`,
    );
  }
  if (answer.status === 429 || answer.status === 503) await waitFor(answer.headers.get('Retry-After'));
  const type = answer.headers.get('Content-Type') ?? '';
  if (!type.includes('json'))
    throw new Error(`The answer (status ${answer.status}) is not Pillarbox's. Check the address.`);
  const value = await answer.json();
  if (!answer.ok) throw new Refused(value.errors?.[0]?.detail ?? value.detail);
  return value;
}

/** Until then no button sends anything: the server has asked for quiet. */
async function waitFor(retryAfter) {
  const secs = Number(retryAfter);
  if (!(secs > 0)) return;
  const buttons = [...document.querySelectorAll('button')];
  for (const button of buttons) button.disabled = true;
  say(`The server asks to wait ${secs} seconds.`);
  setTimeout(() => {
    for (const button of buttons) button.disabled = false;
    say('You can go on.');
  }, secs * 1000);
}

function say(words) {
  find('said').textContent = words;
}

/** Runs what may fail and shows why it did. */
async function attempt(work) {
  const trouble = find('trouble');
  trouble.hidden = true;
  try {
    await work();
    return true;
  } catch (error) {
    trouble.textContent = error.message;
    trouble.hidden = false;
    return false;
  }
}

function item(...lines) {
  const entry = document.createElement('li');
  for (const line of lines) {
    const part = document.createElement('div');
    part.textContent = line;
    entry.append(part);
  }
  return entry;
}

async function showAccounts() {
  const { items } = await call('/api/accounts');
  find('accounts').replaceChildren(
    ...items.map(({ username, display_name, status, status_detail }) =>
      item(`${display_name} (@${username}): ${status}`, status_detail ?? ''),
    ),
  );
  const options = items.map(({ id, username }) => new Option(`@${username}`, id));
  find('account').replaceChildren(...options);
}

/** Gives whether something is still on its way. */
async function showPosts() {
  const { items } = await call(`/api/posts?limit=${POSTS}`);
  find('posts').replaceChildren(
    ...items.map(({ text, status, deliveries }) =>
      item(
        text,
        ...deliveries.map((one) => `@${one.username}: ${one.state}${one.detail ? `. ${one.detail}` : ''}`),
        status,
      ),
    ),
  );
  return items.some(({ deliveries }) => deliveries.some(({ state }) => state === 'sending'));
}

async function follow() {
  for (let look = 0; look < LOOKS && (await showPosts()); look += 1) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}

async function connect(server, key, isKept) {
  connection = { server: server.replace(/\/+$/, ''), key };
  const isIn = await attempt(async () => {
    await showAccounts();
    await showPosts();
  });
  if (isIn && isKept) sessionStorage.setItem(KEPT, JSON.stringify(connection));
  if (!isIn) connection = null;
  find('connect').hidden = isIn;
  find('connected').hidden = !isIn;
  find('where').textContent = isIn ? connection.server : '';
  if (isIn) find('key').value = '';
}

async function post(text, accountId) {
  const body = JSON.stringify({ text, account_id: accountId });
  if (pending?.body !== body) pending = { body, key: crypto.getRandomValues(new Uint32Array(4)).join('-') };
  try {
    await call('/api/x/post', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': pending.key },
      body,
    });
  } catch (error) {
    // Only a definite answer lets go of the key.
    if (error instanceof Refused) pending = null;
    throw error;
  }
  pending = null;
  find('text').value = '';
  say('The server has taken it.');
  await follow();
}

find('connect').addEventListener('submit', (event) => {
  event.preventDefault();
  void connect(find('server').value, find('key').value, find('remember').checked);
});
find('write').addEventListener('submit', (event) => {
  event.preventDefault();
  void attempt(() => post(find('text').value, find('account').value));
});
find('refresh').addEventListener('click', () => void attempt(follow));
find('leave').addEventListener('click', () => {
  sessionStorage.removeItem(KEPT);
  connection = null;
  location.reload();
});

const kept = sessionStorage.getItem(KEPT);
if (kept !== null) {
  const { server, key } = JSON.parse(kept);
  void connect(server, key, true);
}
