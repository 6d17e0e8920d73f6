import { useMutation, useQueryClient } from '@tanstack/react-query';
import { apiKeysQuery } from '@/api/calls/list-api-keys';
import { revokeApiKey } from '@/api/calls/revoke-api-key';
import { hasCode } from '@/api/problem';
import type { ApiKey } from '@/api/types';
import { ConfirmDialog } from '@/ui/dialog';
import { ErrorNotice } from '@/ui/error-notice';
import { toast } from '@/ui/toast';

export function RevokeDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const queryClient = useQueryClient();
  const revoke = useMutation({
    mutationFn: revokeApiKey,
    onSuccess: () => {
      toast(`“${apiKey.name}” is revoked.`);
      onClose();
    },
    onError: (error) => {
      // What was wished for is so: it has ended, or was revoked in another window.
      if (!hasCode(error, 'not_found')) return;
      toast(`“${apiKey.name}” had ended already.`);
      onClose();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: apiKeysQuery.queryKey }),
  });
  return (
    <ConfirmDialog
      isOpen
      title={`Revoke “${apiKey.name}”?`}
      confirmLabel="Revoke it"
      busyLabel="Revoking…"
      cancelLabel="Keep it"
      isBusy={revoke.isPending}
      onConfirm={() => revoke.mutate(apiKey.id)}
      onCancel={onClose}
    >
      <p>
        Every program that uses <span className="font-mono break-all text-ink">{apiKey.prefix}…</span> stops at once.
        This cannot be taken back.
      </p>
      <p>What it has scheduled still goes out.</p>
      {revoke.isError && <ErrorNotice error={revoke.error} doing="revoke the key" />}
    </ConfirmDialog>
  );
}
