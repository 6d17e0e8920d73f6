import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { instanceQuery } from '@/api/calls/get-instance';
import { invitationsQuery } from '@/api/calls/list-invitations';
import type { Invitation } from '@/api/types';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { Empty } from '@/ui/empty';
import { ErrorNotice } from '@/ui/error-notice';
import { Icon } from '@/ui/icon';
import { Notice } from '@/ui/notice';
import { Bone, Skeleton } from '@/ui/skeleton';
import { words } from '@/words';
import { InvitationRow } from './invitation-row';
import { InviteDialog } from './invite-dialog';
import { RevokeInvitationDialog } from './revoke-invitation-dialog';

/** Links by which others come in. */
export function Invitations({ username }: { username: string }) {
  const say = words.instance;
  const list = useInfiniteQuery(invitationsQuery);
  const registration = useQuery(instanceQuery).data?.registration;
  const [isInviting, setInviting] = useState(false);
  const [revoking, setRevoking] = useState<Invitation | null>(null);
  const items = list.data?.pages.flatMap((page) => page.items);
  const isOff = registration === 'open' || registration === 'closed';
  const invite = (
    <Button look="primary" onClick={() => setInviting(true)}>
      {say.invite}
    </Button>
  );
  return (
    <Card aria-labelledby="invitations-title" className="p-5 sm:p-6">
      <h2 id="invitations-title" className="text-lg font-semibold">
        {say.invitations}
      </h2>
      <p className="mt-1 text-[0.9375rem] text-ink-soft">{say.invitationsWhat}</p>
      {isOff && (
        <Notice tone="info" title={say.invitationsOff[registration].title} className="mt-4">
          {say.invitationsOff[registration].what}
        </Notice>
      )}
      {list.isPending && (
        <Skeleton label={say.loadingInvitations} className="mt-4">
          <Bone className="h-4 w-48" />
          <Bone className="mt-2 h-3 w-56 max-w-full" />
        </Skeleton>
      )}
      {items?.length === 0 && !isOff && (
        <div className="mt-4">
          <Empty
            title={say.noInvitations}
            action={invite}
            picture={<Icon name="send" size={32} className="text-ink-soft" />}
          >
            {say.noInvitationsWhat}
          </Empty>
        </div>
      )}
      {items !== undefined && items.length > 0 && (
        <ul className="mt-2 divide-y divide-line">
          {items.map((invitation) => (
            <InvitationRow key={invitation.id} invitation={invitation} onRevoke={() => setRevoking(invitation)} />
          ))}
        </ul>
      )}
      {list.isError && (
        <div className="mt-4">
          <ErrorNotice
            error={list.error}
            doing={say.doingInvitations}
            onRetry={() => void (items === undefined ? list.refetch() : list.fetchNextPage())}
            isRetrying={list.isFetching}
          />
        </div>
      )}
      <div className="mt-2 flex flex-wrap gap-2">
        {items !== undefined && items.length > 0 && !isOff && invite}
        {list.hasNextPage && (
          <Button busy={list.isFetchingNextPage} busyLabel={say.loadingMore} onClick={() => void list.fetchNextPage()}>
            {say.moreInvitations}
          </Button>
        )}
      </div>
      {isInviting && <InviteDialog username={username} onClose={() => setInviting(false)} />}
      {revoking !== null && <RevokeInvitationDialog invitation={revoking} onClose={() => setRevoking(null)} />}
    </Card>
  );
}
