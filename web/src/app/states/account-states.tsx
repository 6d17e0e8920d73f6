import { accountsQuery } from '@/api/calls/list-accounts';
import { platformsQuery } from '@/api/calls/list-platforms';
import { NoAnswer } from '@/api/problem';
import type { Account, Platform } from '@/api/types';
import { CONNECT_ERRORS, STANDING_REASONS } from '@/features/accounts/connect-messages';
import { ConnectResult } from '@/features/accounts/connect-result';
import { GRANT_REASONS, IMAGE_GRANT_ERRORS } from '@/features/accounts/image-messages';
import { XCard, XConnections } from '@/features/accounts/x-connections';
import { ago, anAccount, aPlatform, nextId } from '@/testing/samples';
import { withImageStep } from '@/testing/world';
import { Frozen, Group, State } from './frame';

const CARDS: [name: string, platform: Platform, accounts: Account[]][] = [
  ['not set up by the operator', aPlatform({ configured: false }), []],
  ['not connected', aPlatform(), []],
  ['connected, to the sandbox', aPlatform({ sandbox: true }), [anAccount()]],
  ['connected, pass run out', aPlatform(), [anAccount({ access_token_expires_at: ago(4) })]],
  ['connected, cannot renew itself', aPlatform(), [anAccount({ can: ['post_text'] })]],
  ['disconnected', aPlatform(), [anAccount({ standing: 'disconnected', can: [], access_token_expires_at: null })]],
  [
    'several, each needing attention for another reason',
    aPlatform(),
    Object.keys(STANDING_REASONS).map((standing_reason) =>
      anAccount({ id: nextId(), standing: 'needs_reauth', standing_reason, can: [] }),
    ),
  ],
];

const STEPS: [name: string, account: Account][] = [
  ['not allowed yet', withImageStep('missing')],
  ['allowed', withImageStep('active')],
  [
    'while the account needs attention',
    { ...withImageStep('lost', 'access_revoked'), standing: 'needs_reauth', can: [] },
  ],
  ...Object.keys(GRANT_REASONS).map((reason): [string, Account] => {
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
          <XConnections />
        </Frozen>
      </State>
      <State name="error">
        <Frozen
          data={[[platformsQuery.queryKey, { items: [aPlatform()] }]]}
          failed={[[accountsQuery.queryKey, new NoAnswer('unknown')]]}
        >
          <XConnections />
        </Frozen>
      </State>
      {CARDS.map(([name, platform, accounts]) => (
        <State key={name} name={name}>
          <Frozen>
            <XCard platform={platform} accounts={accounts} />
          </Frozen>
        </State>
      ))}
      {STEPS.map(([name, account]) => (
        <State key={name} name={`images, second step: ${name}`}>
          <Frozen>
            <XCard platform={aPlatform({ image_sending: 'needs_image_grant' })} accounts={[account]} />
          </Frozen>
        </State>
      ))}
      <State name="back from X: connected">
        <ConnectResult arrival={{ connected: 'x' }} onDismiss={nothing} />
      </State>
      <State name="back from X: images allowed">
        <ConnectResult arrival={{ imageGrant: 'x' }} onDismiss={nothing} />
      </State>
      {[...Object.keys(CONNECT_ERRORS), 'a code nobody knows'].map((code) => (
        <State key={code} name={`back from X: ${code}`}>
          <ConnectResult arrival={{ connectError: code }} onDismiss={nothing} />
        </State>
      ))}
      {[...Object.keys(IMAGE_GRANT_ERRORS), 'a code nobody knows'].map((code) => (
        <State key={code} name={`back from X, second step: ${code}`}>
          <ConnectResult arrival={{ imageGrantError: code }} onDismiss={nothing} />
        </State>
      ))}
    </Group>
  );
}
