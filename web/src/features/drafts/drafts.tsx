import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { draftsQuery } from '@/api/calls/list-drafts';
import { Card } from '@/ui/card';
import { ErrorNotice } from '@/ui/error-notice';
import { words } from '@/words';
import { DraftRow } from './draft-row';

interface DraftsProps {
  /** The one that is open in the composer. */
  without?: string | undefined;
  /** The way to the composer, which is somebody else's. */
  editLink: (draftId: string, label: string) => ReactNode;
}

/** What waits until a person says so. Without any there is nothing to see. */
export function Drafts({ without, editLink }: DraftsProps) {
  const drafts = useQuery(draftsQuery);
  const items = drafts.data?.items.filter(({ id }) => id !== without);
  if (drafts.isError && items === undefined) {
    return (
      <ErrorNotice
        error={drafts.error}
        doing={words.drafts.doingLoad}
        onRetry={() => void drafts.refetch()}
        isRetrying={drafts.isFetching}
      />
    );
  }
  if (items === undefined || items.length === 0) return null;
  return (
    <Card aria-labelledby="drafts-title" className="p-5 sm:p-6">
      <h2 id="drafts-title" className="text-lg font-semibold">
        {words.drafts.title}
      </h2>
      <ul className="mt-2 divide-y divide-line">
        {items.map((draft) => (
          <DraftRow key={draft.id} draft={draft} editLink={editLink} />
        ))}
      </ul>
    </Card>
  );
}
