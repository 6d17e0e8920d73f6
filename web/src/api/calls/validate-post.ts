import { queryOptions } from '@tanstack/react-query';
import { answer, client } from '../client';

export interface Candidate {
  text: string;
  accountId: string;
  imageCount: number;
  /** How many of them have a description, which X takes money for. */
  describedCount: number;
}

/** What the server would say to a post like this. Nothing is written and nothing is sent. */
export function verdictQuery({ text, accountId, imageCount, describedCount }: Candidate) {
  return queryOptions({
    queryKey: ['verdict', accountId, imageCount, describedCount, text],
    queryFn: ({ signal }) => {
      const body = { text, account_ids: [accountId], image_count: imageCount, described_count: describedCount };
      return answer(() => client.POST('/api/posts/validate', { body, signal }));
    },
    // Asked for every pause in the typing: what fails is simply not known, and what was asked long ago is let go of.
    retry: false,
    staleTime: 30_000,
    gcTime: 60_000,
  });
}
