// Every component in every state, in one place. Only in development; see the router.
import { createLazyRoute, useSearch } from '@tanstack/react-router';
import { type ComponentType, useEffect } from 'react';
import { PageHeading } from '@/ui/page-heading';
import { ThemeSwitch } from '../theme-switch';
import { AccountStates } from './account-states';
import { ApiKeyStates } from './api-key-states';
import { ComposeStates } from './compose-states';
import { DialogStates } from './dialog-states';
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

/** By the word that `?only=` takes. */
const PARTS: Record<string, ComponentType> = {
  pieces: PieceStates,
  compose: ComposeStates,
  several: SeveralStates,
  images: ImageStates,
  plans: PlanStates,
  history: HistoryStates,
  queue: QueueStates,
  accounts: AccountStates,
  notifications: NotificationStates,
  settings: SettingsStates,
  'api-keys': ApiKeyStates,
  drafts: DraftStates,
  feeds: FeedStates,
  instance: InstanceStates,
  dialogs: DialogStates,
};

function StatesPage() {
  const { only } = useSearch({ from: '/_states' });
  // Some parts take the focus as they appear; here they do not appear to anybody in particular.
  useEffect(() => {
    const after = setTimeout(() => window.scrollTo(0, 0));
    return () => clearTimeout(after);
  }, []);
  return (
    <main className="mx-auto max-w-3xl space-y-14 px-4 py-10 sm:px-6">
      <header className="flex items-center justify-between gap-4">
        <PageHeading title="States" />
        <ThemeSwitch />
      </header>
      {Object.entries(PARTS)
        .filter(([name]) => only === undefined || name === only)
        .map(([name, Part]) => (
          <Part key={name} />
        ))}
    </main>
  );
}
