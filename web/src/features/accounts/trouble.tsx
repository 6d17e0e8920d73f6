import type { Account } from '@/api/types';
import type { HistoryLinks } from '@/ui/history-links';
import { Notice } from '@/ui/notice';
import { Sentence } from '@/ui/sentence';
import { words } from '@/words';
import { Deadline } from './deadline';
import { AtRisk } from './forecast';
import { forecastTitle } from './forecast-words';
import { ImagePermissionButton } from './image-permission-button';
import { ReconnectButton } from './reconnect-button';
import type { useConnectX } from './use-connect-x';
import { needsOperator, needsReconnecting } from './who-has-to-act';

interface TroubleProps {
  account: Account;
  connect: ReturnType<typeof useConnectX>;
  links: HistoryLinks;
}

/** What is wrong with an account or ahead for its posts, and what to do about it. Nothing while all is well. */
export function Trouble({ account, connect, links }: TroubleProps) {
  const { status, status_detail, forecast } = account;
  const isAtRisk = forecast.at_risk_count > 0;
  if (status === 'active' && status_detail === null && !isAtRisk) return null;
  const reconnects = needsReconnecting(account);
  return (
    <Notice
      tone={isAtRisk || (status !== 'active' && status !== 'revoked') ? 'caution' : 'info'}
      title={<Title account={account} />}
      className="mt-4"
      actions={reconnects ? <ReconnectButton connect={connect} isMainAct /> : undefined}
    >
      {status_detail !== null && <p>{words.standing.account(account)}</p>}
      {isAtRisk && (
        <>
          {status !== 'active' && <h3 className="mt-3 font-semibold">{forecastTitle(account)}</h3>}
          <AtRisk
            account={account}
            links={links}
            acts={{
              ...(!reconnects && { reconnect: <ReconnectButton connect={connect} /> }),
              give_image_permission: <ImagePermission account={account} />,
            }}
          />
        </>
      )}
    </Notice>
  );
}

function Title({ account }: { account: Account }) {
  const { status, needs_you_by, forecast } = account;
  const { trouble } = words.accounts;
  const isOperators = needsOperator(account);
  switch (status) {
    case 'active':
      return forecast.at_risk_count > 0 ? forecastTitle(account) : trouble.notRenewed;
    case 'expiring':
      if (needs_you_by === null) return isOperators ? trouble.needsOperator : trouble.needsYou;
      return (
        <Sentence
          text={isOperators ? trouble.needsOperatorBy : trouble.needsYouBy}
          parts={{ by: <Deadline at={needs_you_by} /> }}
        />
      );
    case 'needs_reauth':
      return trouble.needsYou;
    case 'revoked':
      return trouble.kept;
  }
}

/** Where X hands out the same token again, going there at once would only lead in a circle. */
function ImagePermission({ account }: { account: Account }) {
  if (account.image_grant?.reason === 'read_only_same_token') {
    return <p>{words.accounts.trouble.imagesBelow}</p>;
  }
  return <ImagePermissionButton accountId={account.id} />;
}
