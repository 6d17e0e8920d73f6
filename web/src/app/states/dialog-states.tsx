import { type ReactNode, useState } from 'react';
import { useForm } from 'react-hook-form';
import { preferencesQuery } from '@/api/calls/get-preferences';
import { accountsQuery } from '@/api/calls/list-accounts';
import { DisconnectDialog } from '@/features/accounts/disconnect-dialog';
import { RemoveGrantDialog } from '@/features/accounts/remove-grant-dialog';
import { ConflictDialog } from '@/features/compose/conflict-dialog';
import { type Draft, EMPTY_DRAFT, writeDraft } from '@/features/compose/draft';
import { Saver } from '@/features/compose/saver';
import { ScheduleDialog } from '@/features/compose/schedule-dialog';
import { RemoveFeedDialog } from '@/features/feeds/remove-feed-dialog';
import { EditDialog } from '@/features/history/edit-dialog';
import { InviteDialog } from '@/features/instance/invite-dialog';
import type { ActName } from '@/features/instance/person-acts';
import { PersonDialog } from '@/features/instance/person-dialog';
import { RevokeInvitationDialog } from '@/features/instance/revoke-invitation-dialog';
import { ExchangeDialog } from '@/features/settings/api-keys/exchange-dialog';
import { NEW_KEY } from '@/features/settings/api-keys/key-form';
import { MakeKeyDialog } from '@/features/settings/api-keys/make-key-dialog';
import { RevokeDialog } from '@/features/settings/api-keys/revoke-dialog';
import { RemoveAddressDialog } from '@/features/settings/remove-address-dialog';
import { NewCodesDialog, SwitchOffDialog } from '@/features/settings/second-factor/change-dialogs';
import { SetUpDialog } from '@/features/settings/second-factor/set-up-dialog';
import { anApiKey } from '@/testing/api-key-samples';
import { aDraft } from '@/testing/draft-handlers';
import { aFeed } from '@/testing/feed-handlers';
import { anInvitation, aPerson } from '@/testing/instance-handlers';
import { thePreferences } from '@/testing/notification-samples';
import { anAccount, aScheduledPost } from '@/testing/samples';
import { Frozen, Group } from './frame';

interface OpenProps {
  isOpen: true;
  onClose: () => void;
}

const nothing = () => undefined;
const account = anAccount();
const [isSandbox, username] = [false, 'ada'];
const content = {
  text: 'The notes are out on Tuesday. Bring a lamp.',
  images: [],
  accountIds: [account.id],
  overrides: [],
  draftId: null,
  allowDuplicate: false,
};
const data = [
  [accountsQuery.queryKey, { items: [account], next_cursor: null }],
  [preferencesQuery.queryKey, thePreferences()],
] as const;

function Scheduling(open: OpenProps) {
  const [draft, setDraft] = useState<Pick<Draft, 'plan' | 'typedTime'>>(EMPTY_DRAFT);
  const onPlan = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const wired = { userId: 'ada', content, accounts: [account] as const, draft, onPlan, onScheduled: nothing };
  return <ScheduleDialog {...open} {...wired} />;
}

const SAVER = new Saver('states-saver', (ask) => ask(), nothing);

function Conflict() {
  const text = 'The notes are out on Tuesday. Bring a lamp, and a friend.';
  const theirs = aDraft({ text, account_ids: [account.id], scheduled_for: '2099-11-24T09:00' });
  writeDraft('states-conflict', { text: content.text, isWritten: true });
  return <ConflictDialog userId="states-conflict" saver={SAVER} theirs={theirs} nameOf={() => account.username} />;
}

function Making(open: OpenProps) {
  const form = useForm({ defaultValues: NEW_KEY });
  return <MakeKeyDialog {...open} username={username} form={form} begunAt={Date.now()} onMade={nothing} />;
}

function Person({ act, onClose }: { act: ActName; onClose: () => void }) {
  return <PersonDialog act={act} person={aPerson()} username={username} onDone={nothing} onClose={onClose} />;
}

/** As each opens. What becomes of what is sent from it stands with the rest. */
const DIALOGS: Record<string, (open: OpenProps) => ReactNode> = {
  disconnect: (open) => <DisconnectDialog {...open} account={account} isSandbox={isSandbox} />,
  'disconnect, posts wait': (open) => (
    <DisconnectDialog {...open} account={anAccount({ waiting_posts: 3 })} isSandbox={isSandbox} />
  ),
  'remove the permission for images': (open) => <RemoveGrantDialog {...open} account={account} isSandbox={isSandbox} />,
  'a draft that another window has changed': () => <Conflict />,
  schedule: (open) => <Scheduling {...open} />,
  'change a text': (open) => <EditDialog {...open} post={aScheduledPost()} begin="text" />,
  'change a time': (open) => <EditDialog {...open} post={aScheduledPost()} begin="time" />,
  'remove an address': (open) => <RemoveAddressDialog {...open} address="ada@example.org" />,
  'remove a blog': (open) => <RemoveFeedDialog {...open} feed={aFeed()} />,
  'make a key': (open) => <Making {...open} />,
  'exchange a key': ({ onClose }) => <ExchangeDialog username={username} apiKey={anApiKey()} onClose={onClose} />,
  'revoke a key': ({ onClose }) => <RevokeDialog apiKey={anApiKey()} onClose={onClose} />,
  invite: ({ onClose }) => <InviteDialog username={username} onClose={onClose} />,
  'take an invitation back': ({ onClose }) => <RevokeInvitationDialog invitation={anInvitation()} onClose={onClose} />,
  'shut a person out': ({ onClose }) => <Person act="disable" onClose={onClose} />,
  'let a person in again': ({ onClose }) => <Person act="enable" onClose={onClose} />,
  'make a person an administrator': ({ onClose }) => <Person act="promote" onClose={onClose} />,
  'make a person an administrator no more': ({ onClose }) => <Person act="demote" onClose={onClose} />,
  'be an administrator no more': ({ onClose }) => <Person act="stepDown" onClose={onClose} />,
  'set up a second factor': (open) => <SetUpDialog {...open} username={username} />,
  'switch a second factor off': (open) => <SwitchOffDialog {...open} username={username} />,
  'new recovery codes': (open) => <NewCodesDialog {...open} username={username} />,
};

/** One at a time: each shuts out what is behind it. */
export function DialogStates() {
  const [open, setOpen] = useState<string>();
  const Dialog = open === undefined ? undefined : DIALOGS[open];
  return (
    <Group title="Dialogs">
      <ul className="flex flex-wrap gap-x-6 gap-y-2">
        {Object.keys(DIALOGS).map((name) => (
          <li key={name}>
            <button type="button" className="tap link" data-dialog={name} onClick={() => setOpen(name)}>
              {name}
            </button>
          </li>
        ))}
        <li>
          <button type="button" className="tap link" data-dialog="" onClick={() => setOpen(undefined)}>
            none
          </button>
        </li>
      </ul>
      {Dialog !== undefined && (
        <Frozen key={open} data={data}>
          <Dialog isOpen onClose={() => setOpen(undefined)} />
        </Frozen>
      )}
    </Group>
  );
}
