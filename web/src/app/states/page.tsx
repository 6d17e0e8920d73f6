// Every component in every state, in one place. Only in development; see the router.
import { createLazyRoute } from '@tanstack/react-router';
import { PageHeading } from '@/ui/page-heading';
import { ThemeSwitch } from '../theme-switch';
import { AccountStates } from './account-states';
import { ApiKeyStates } from './api-key-states';
import { ComposeStates } from './compose-states';
import { DraftStates } from './draft-states';
import { FeedStates } from './feed-states';
import { HistoryStates } from './history-states';
import { ImageStates } from './image-states';
import { InstanceStates } from './instance-states';
import { NotificationStates } from './notification-states';
import { PieceStates } from './piece-states';
import { PlanStates } from './plan-states';
import { QueueStates } from './queue-states';
import { SettingsStates } from './settings-states';
import { SeveralStates } from './several-states';

export const Route = createLazyRoute('/_states')({ component: StatesPage });

function StatesPage() {
  return (
    <main className="mx-auto max-w-3xl space-y-14 px-4 py-10 sm:px-6">
      <header className="flex items-center justify-between gap-4">
        <PageHeading title="States" />
        <ThemeSwitch />
      </header>
      <PieceStates />
      <ComposeStates />
      <SeveralStates />
      <ImageStates />
      <PlanStates />
      <HistoryStates />
      <QueueStates />
      <AccountStates />
      <NotificationStates />
      <SettingsStates />
      <ApiKeyStates />
      <DraftStates />
      <FeedStates />
      <InstanceStates />
    </main>
  );
}
