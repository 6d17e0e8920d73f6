import { createLazyRoute, Link, useRouteContext } from '@tanstack/react-router';
import { NotSaved } from '@/features/compose/opening';
import { ErrorNotice } from '@/ui/error-notice';
import { Notice } from '@/ui/notice';
import { PageHeading } from '@/ui/page-heading';
import { Bone, Skeleton } from '@/ui/skeleton';
import { words } from '@/words';
import { useAsked } from '../asked';
import { ComposeBox } from '../compose-box';
import { ComposeKeyLine } from '../compose-key-line';

export const Route = createLazyRoute('/signed-in/dashboard/compose')({ component: ComposePage });

const historyElsewhere = (label: string) => (
  <Link to="/dashboard/history" className="link tap inline-flex items-center font-medium">
    {label}
  </Link>
);

function ComposePage() {
  const { user } = useRouteContext({ from: '/signed-in' });
  const asked = useAsked(user.id);
  return (
    <div data-wide className="space-y-4">
      <div className="flex flex-wrap items-baseline gap-x-4">
        <PageHeading title={words.compose.title} />
        <ComposeKeyLine />
      </div>
      {asked.error instanceof NotSaved && (
        <Notice tone="caution" role="alert" title={words.compose.openingHeldTitle} onDismiss={asked.reset}>
          {words.compose.openingHeld}
        </Notice>
      )}
      {asked.error !== null && !(asked.error instanceof NotSaved) && (
        <ErrorNotice error={asked.error} doing={words.compose.openingFailed} onDismiss={asked.reset} />
      )}
      {asked.isPending ? (
        <Waiting />
      ) : (
        <ComposeBox userId={user.id} isRoomy historyLink={historyElsewhere} waiting={<Waiting />} />
      )}
    </div>
  );
}

function Waiting() {
  return (
    <Skeleton label={words.compose.loading}>
      <div className="rounded-card border border-line bg-surface p-5">
        <Bone className="h-5 w-48" />
        <Bone className="mt-6 h-6 w-2/3" />
        <div className="mt-16 flex justify-end">
          <Bone className="h-10 w-28" />
        </div>
      </div>
    </Skeleton>
  );
}
