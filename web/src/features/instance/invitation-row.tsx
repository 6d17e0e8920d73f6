import type { Invitation } from '@/api/types';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { RelativeTime } from '@/ui/time';
import { words } from '@/words';

/** For whom it is, or when it was made where nobody has said so. */
export function InvitationRow({ invitation, onRevoke }: { invitation: Invitation; onRevoke: () => void }) {
  const say = words.instance;
  const { note, status, created_by, created_at, expires_at, used_by, ended_at } = invitation;
  const title = note === '' ? say.noNote : note;
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-3 py-4">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          <span className="min-w-0 break-words">{title}</span>
          <Badge>{say.invitationStates[status]}</Badge>
        </p>
        <p className="mt-1 text-sm text-ink-soft">
          {status === 'open' && (
            <>
              {say.endsItself} <RelativeTime at={expires_at} />
            </>
          )}
          {status === 'used' && (
            <>
              {used_by === null ? say.usedBySomebody : say.usedBy(used_by)}{' '}
              {ended_at !== null && <RelativeTime at={ended_at} />}
            </>
          )}
          {(status === 'revoked' || status === 'expired') && (
            <>
              {say.ended} <RelativeTime at={ended_at ?? expires_at} />
            </>
          )}
          {' · '}
          {created_by === null ? say.madeByOperator : say.madeBy(created_by)} <RelativeTime at={created_at} />
        </p>
      </div>
      {status === 'open' && (
        <Button aria-label={`${say.takeBack}: ${title}`} onClick={onRevoke}>
          {say.takeBack}
        </Button>
      )}
    </li>
  );
}
