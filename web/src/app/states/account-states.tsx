import { accountsQuery } from '@/api/calls/list-accounts';
import { platformsQuery } from '@/api/calls/list-platforms';
import { NoAnswer, Refused } from '@/api/problem';
import type { Account, Platform } from '@/api/types';
import { AttentionStrip } from '@/features/accounts/attention-strip';
import { CheckProblem } from '@/features/accounts/check-problem';
import { ConnectResult } from '@/features/accounts/connect-result';
import { ReconnectAccount } from '@/features/accounts/reconnect-account';
import { XCard, XConnections } from '@/features/accounts/x-connections';
import { aLostAccount, aPostAtRisk, withImageStep, withTroubleAhead } from '@/testing/account-samples';
import { plainLinks, plainSettingsLink } from '@/testing/plain-links';
import { ago, ahead, anAccount, aPlatform, nextId } from '@/testing/samples';
import { type AnyCode, problem } from '@/testing/typed-http';
import en from '@/words/en';
import { Frozen, Group, State } from './frame';

const LAST_NIGHT =
  'X could not be asked to renew the access. It is tried again every few minutes; nothing has to be done.';
const ENDS = 'X gives access for a while only. Connect again before it ends.';
const OPERATOR =
  'X does not accept this server’s own credentials, so the access cannot be renewed. The operator has to check the application’s ID and secret.';
const GIVEN_UP = 'It was disconnected, and its access was given back. Connect it again to post.';

const expiring = (part: Partial<Account>) => anAccount({ status: 'expiring', ...part });
const revoked = (part: Partial<Account> = {}) =>
  anAccount({ status: 'revoked', status_detail: GIVEN_UP, can: [], access_token_expires_at: null, ...part });
const afterwards = [aPostAtRisk({ due_at: ahead(60 * 24 * 4), detail: ENDS })];

const CARDS: [name: string, platform: Platform, accounts: Account[]][] = [
  ['not set up by the operator', aPlatform({ configured: false }), []],
  ['not connected', aPlatform(), []],
  ['connected, to the sandbox', aPlatform({ sandbox: true }), [anAccount({ waiting_posts: 3 })]],
  ['connected, never used', aPlatform(), [anAccount({ last_used_at: null, last_verified_at: null })]],
  ['connected, pass run out', aPlatform(), [anAccount({ access_token_expires_at: ago(4) })]],
  ['not renewed just now', aPlatform(), [anAccount({ status_detail: LAST_NIGHT })]],
  [
    'ends soon, and some posts are due afterwards',
    aPlatform(),
    [
      expiring({
        status_detail: ENDS,
        renews_itself: false,
        can: ['post_text', 'post_images', 'read_metrics'],
        needs_you_by: ahead(60 * 24 * 3),
        waiting_posts: 4,
        forecast: { at_risk_count: 1, at_risk: afterwards },
      }),
    ],
  ],
  [
    'ends today, unless the operator acts',
    aPlatform(),
    [expiring({ status_detail: OPERATOR, needs_you_by: ahead(80), waiting_posts: 1 })],
  ],
  ['needs you, nothing waits', aPlatform(), [aLostAccount()]],
  ['needs you, one post waits', aPlatform(), [aLostAccount({}, 1)]],
  ['needs you, many posts wait', aPlatform(), [aLostAccount({}, 40)]],
  [
    'works, and some posts will not go out, each for another reason',
    aPlatform({ image_sending: 'needs_image_grant' }),
    [withTroubleAhead()],
  ],
  [
    'works, and all posts wait for the operator',
    aPlatform(),
    [
      anAccount({
        waiting_posts: 2,
        forecast: {
          at_risk_count: 2,
          at_risk: [5, 9].map((hours) =>
            aPostAtRisk({
              act: 'ask_operator',
              reason: 'images_off',
              due_at: ahead(60 * hours),
              detail: 'This server sends no images any more. Its operator has to switch them on again.',
            }),
          ),
        },
      }),
    ],
  ],
  ['disconnected', aPlatform(), [revoked()]],
  [
    'disconnected, and posts are kept for it',
    aPlatform(),
    [
      revoked({
        waiting_posts: 2,
        forecast: {
          at_risk_count: 2,
          at_risk: [9, 30].map((hours) => aPostAtRisk({ due_at: ahead(60 * hours), detail: GIVEN_UP })),
        },
      }),
    ],
  ],
  [
    'several',
    aPlatform(),
    [anAccount(), aLostAccount({ id: nextId(), username: 'engine_notes', display_name: 'Engine Notes' }, 2)],
  ],
];

const STRIPS: [name: string, accounts: Account[]][] = [
  ['one account, posts wait', [aLostAccount({}, 4)]],
  ['one of several', [anAccount(), aLostAccount({ id: nextId(), username: 'engine_notes' }, 1)]],
  ['by a day', [expiring({ renews_itself: false, needs_you_by: ahead(60 * 24 * 3) })]],
  ['the operator, by an hour', [expiring({ needs_you_by: ahead(80) })]],
  ['posts ahead', [withTroubleAhead()]],
  ['several accounts', [aLostAccount({}, 4), aLostAccount({ id: nextId() }, 1)]],
];

const REFUSALS: readonly AnyCode[] = [
  'account_needs_reauth',
  'account_not_connected',
  'platform_not_configured',
  'platform_refused',
  'platform_unreachable',
];

const STEPS: [name: string, account: Account][] = [
  ['not allowed yet', withImageStep('missing')],
  ['allowed', withImageStep('active')],
  [
    'while the account needs attention',
    { ...withImageStep('lost', 'access_revoked'), status: 'needs_reauth', can: [] },
  ],
  ...Object.keys(en.images.reasons).map((reason): [string, Account] => {
    const state = reason.startsWith('read_only') ? 'refused' : 'lost';
    return [`${state}, ${reason}`, withImageStep(state, reason)];
  }),
];

const nothing = () => undefined;

export function AccountStates() {
  return (
    <Group title="X card">
      <State name="loading">
        <Frozen>
          <XConnections links={plainLinks} />
        </Frozen>
      </State>
      <State name="error">
        <Frozen
          data={[[platformsQuery.queryKey, { items: [aPlatform()] }]]}
          failed={[[accountsQuery.queryKey, new NoAnswer('unknown')]]}
        >
          <XConnections links={plainLinks} />
        </Frozen>
      </State>
      {CARDS.map(([name, platform, accounts]) => (
        <State key={name} name={name}>
          <Frozen>
            <XCard platform={platform} accounts={accounts} links={plainLinks} />
          </Frozen>
        </State>
      ))}
      {STEPS.map(([name, account]) => (
        <State key={name} name={`images, second step: ${name}`}>
          <Frozen>
            <XCard
              platform={aPlatform({ image_sending: 'needs_image_grant' })}
              accounts={[account]}
              links={plainLinks}
            />
          </Frozen>
        </State>
      ))}
      {STRIPS.map(([name, accounts]) => (
        <State key={name} name={`the strip: ${name}`}>
          <Frozen data={[[accountsQuery.queryKey, { items: accounts, next_cursor: null }]]}>
            <AttentionStrip settingsLink={plainSettingsLink} />
          </Frozen>
        </State>
      ))}
      {REFUSALS.map((code) => (
        <State key={code} name={`checked: ${code}`}>
          <CheckProblem error={new Refused(problem(code, 409).problem)} onDismiss={nothing} />
        </State>
      ))}
      <State name="checked: no answer">
        <CheckProblem error={new NoAnswer('unknown')} onDismiss={nothing} />
      </State>
      <State name="connected again, from wherever else that is the next thing to do">
        <Frozen>
          <ReconnectAccount account={aLostAccount()} />
        </Frozen>
      </State>
      <State name="back from X: connected">
        <ConnectResult arrival={{ connected: 'x' }} onDismiss={nothing} />
      </State>
      <State name="back from X: images allowed">
        <ConnectResult arrival={{ imageGrant: 'x' }} onDismiss={nothing} />
      </State>
      {[...Object.keys(en.connect.errors), 'a code nobody knows'].map((code) => (
        <State key={code} name={`back from X: ${code}`}>
          <ConnectResult arrival={{ connectError: code }} onDismiss={nothing} />
        </State>
      ))}
      {[...Object.keys(en.images.errors), 'a code nobody knows'].map((code) => (
        <State key={code} name={`back from X, second step: ${code}`}>
          <ConnectResult arrival={{ imageGrantError: code }} onDismiss={nothing} />
        </State>
      ))}
    </Group>
  );
}
