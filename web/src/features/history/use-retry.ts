import { useMutation, useQueryClient } from '@tanstack/react-query';
import { announce } from '@/lib/announce';
import { words } from '@/words';
import { sendAgain, type Wish } from './send-again';

/** Sends again. */
export function useRetry({ onSent, ...wish }: Wish & { onSent?: () => void }) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => sendAgain(wish),
    onSuccess: () => {
      announce(words.post.queued);
      onSent?.();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['posts'] }),
  });
}
