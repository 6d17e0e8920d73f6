import { accountsQuery } from '@/api/calls/list-accounts';
import { platformsQuery } from '@/api/calls/list-platforms';
import { NoAnswer } from '@/api/problem';
import type { Account, Platform } from '@/api/types';
import { CONNECT_ERRORS, STANDING_REASONS } from '@/features/accounts/connect-messages';
import { ConnectResult } from '@/features/accounts/connect-result';
import { XCard, XConnections } from '@/features/accounts/x-connections';
import { ago, anAccount, aPlatform, nextId } from '@/testing/samples';
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
      <State name="back from X: connected">
        <ConnectResult connected="x" errorCode={undefined} onDismiss={nothing} />
      </State>
      {[...Object.keys(CONNECT_ERRORS), 'a code nobody knows'].map((code) => (
        <State key={code} name={`back from X: ${code}`}>
          <ConnectResult connected={undefined} errorCode={code} onDismiss={nothing} />
        </State>
      ))}
    </Group>
  );
}
