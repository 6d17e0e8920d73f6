import { queryOptions } from '@tanstack/react-query';
import { answer, client } from '../client';
import type { OwnText } from './create-post';

export interface Candidate {
  text: string;
  accountIds: readonly string[];
  /** For those of the accounts that get another text. */
  overrides: readonly OwnText[];
  imageCount: number;
  /** How many of them have a description, which X takes money for. */
  describedCount: number;
  /** A time on the wall and its zone; at once without. */
  at: { scheduledFor: string; timeZone: string } | null;
}

/** What the server would say to a post like this. Nothing is written and nothing is sent. */
export function verdictQuery({ text, accountIds, overrides, imageCount, describedCount, at }: Candidate) {
  return queryOptions({
    queryKey: ['verdict', accountIds, imageCount, describedCount, text, overrides, at],
    queryFn: ({ signal }) => {
      const body = {
        text,
        account_ids: [...accountIds],
        overrides: [...overrides],
        image_count: imageCount,
        described_count: describedCount,
        ...(at !== null && { scheduled_for: at.scheduledFor, time_zone: at.timeZone }),
      };
      return answer(() => client.POST('/api/posts/validate', { body, signal }));
    },
    // Asked for every pause in the typing: what fails is simply not known, and what was asked long ago is let go of.
    retry: false,
    staleTime: 30_000,
    gcTime: 60_000,
  });
}
