import { useMutation, useQueryClient } from '@tanstack/react-query';
import { accountsQuery } from '@/api/calls/list-accounts';
import { verifyAccount } from '@/api/calls/verify-account';
import type { Account } from '@/api/types';
import { toast } from '@/ui/toast';
import { words } from '@/words';

/** Asks X once whether an account works. What it says is in the list afterwards, whichever way it went. */
export function useCheckNow(account: Account) {
  const queryClient = useQueryClient();
  const check = useMutation({
    mutationFn: () => verifyAccount(account.id),
    onSuccess: () => toast(words.accounts.checked),
    onSettled: () => queryClient.invalidateQueries({ queryKey: accountsQuery.queryKey }),
  });
  return {
    isChecking: check.isPending,
    error: check.error,
    start: () => check.mutate(),
    reset: check.reset,
  };
}
