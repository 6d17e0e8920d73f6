// Who the attacked server knows: somebody with an account, posts and an API key, so that ids and sign-ins are real.
import { Failure } from '../processes.mjs';

const PASSWORD = 'the tide comes in at four';
const SCOPES = ['posts:read', 'posts:write', 'accounts:read', 'accounts:write', 'media:write', 'scheduler:run'];

/** Gives the ways in, as settings for schemathesis: Ada's session, Linus's key, and Grace's password. */
export async function people(url) {
  const ada = visitor(url);
  await ada('POST', '/api/auth/setup', { username: 'ada', password: PASSWORD }, 201);
  await settle(ada, 'ada_sandbox');
  const linus = visitor(url);
  await linus('POST', '/api/auth/register', { username: 'linus', password: PASSWORD }, 201);
  await settle(linus, 'linus_sandbox');
  const { key } = await linus('POST', '/api/api-keys', { name: 'attacker', scopes: SCOPES }, 201);
  await visitor(url)('POST', '/api/auth/register', { username: 'grace', password: PASSWORD }, 201);
  return {
    PILLARBOX_URL: url,
    PILLARBOX_PASSWORD: PASSWORD,
    PILLARBOX_SESSION: ada.cookie().slice('sid='.length),
    PILLARBOX_KEY: key,
  };
}

/** Connects an account and writes posts, so that there is something to find. */
async function settle(ask, account) {
  const { url: consent } = await ask('GET', '/api/x/auth-url');
  await ask('GET', await allow(consent, account), undefined, 303);
  await ask('POST', '/api/x/post', { text: `The first post of ${account}` }, 201);
  await ask('POST', '/api/x/schedule', { text: 'A post for later', scheduled_for: '2026-12-24T08:00:00Z' }, 201);
}

/** Says yes at the pretend X, as its page does. Gives where it leads back to. */
async function allow(consent, account) {
  const page = new URL(consent);
  const body = new URLSearchParams([...page.searchParams, ['decision', 'allow'], ['account', account]]);
  page.search = '';
  const answer = await fetch(page, {
    method: 'POST',
    redirect: 'manual',
    body,
  });
  const back = new URL(answer.headers.get('location'));
  return back.pathname + back.search;
}

function visitor(url) {
  let cookie = '';
  const ask = async (method, path, body, status = 200) => {
    const answer = await fetch(url + path, {
      method,
      redirect: 'manual',
      headers: { cookie, ...(body && { 'content-type': 'application/json' }) },
      body: body && JSON.stringify(body),
    });
    cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    const text = await answer.text();
    if (answer.status !== status) throw new Failure(`${method} ${path}: ${answer.status} ${text}`);
    return text && status !== 303 ? JSON.parse(text) : undefined;
  };
  ask.cookie = () => cookie;
  return ask;
}
