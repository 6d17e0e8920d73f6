import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { preferencesQuery } from '@/api/calls/get-preferences';
import { Card } from '@/ui/card';
import { words } from '@/words';
import { SharingSwitch } from './sharing-switch';

/** The switch among the other preferences, with the way to the blogs it is over. */
export function SharingCard({ toBlogs }: { toBlogs: ReactNode }) {
  const preferences = useQuery(preferencesQuery);
  // While it loads, and when it cannot, the preferences beside it say so.
  if (preferences.data === undefined) return null;
  return (
    <Card aria-labelledby="sharing-title" className="p-5 sm:p-6">
      <h2 id="sharing-title" className="mb-4 text-lg font-semibold">
        {words.feeds.title}
      </h2>
      <SharingSwitch chosen={preferences.data} />
      <p className="mt-4">{toBlogs}</p>
    </Card>
  );
}
