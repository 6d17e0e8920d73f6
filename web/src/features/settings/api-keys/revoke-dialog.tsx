import { useMutation, useQueryClient } from '@tanstack/react-query';
import { apiKeysQuery } from '@/api/calls/list-api-keys';
import { revokeApiKey } from '@/api/calls/revoke-api-key';
import { hasCode } from '@/api/problem';
import type { ApiKey } from '@/api/types';
import { ConfirmDialog } from '@/ui/dialog';
import { ErrorNotice } from '@/ui/error-notice';
import { Sentence } from '@/ui/sentence';
import { toast } from '@/ui/toast';
import { words } from '@/words';

export function RevokeDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const say = words.keys.revoking;
  const queryClient = useQueryClient();
  const revoke = useMutation({
    mutationFn: revokeApiKey,
    onSuccess: () => {
      toast(say.done(apiKey.name));
      onClose();
    },
    onError: (error) => {
      // What was wished for is so: it has ended, or was revoked in another window.
      if (!hasCode(error, 'not_found')) return;
      toast(say.already(apiKey.name));
      onClose();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: apiKeysQuery.queryKey }),
  });
  return (
    <ConfirmDialog
      isOpen
      title={say.title(apiKey.name)}
      confirmLabel={say.act}
      busyLabel={say.busy}
      cancelLabel={say.keep}
      isBusy={revoke.isPending}
      onConfirm={() => revoke.mutate(apiKey.id)}
      onCancel={onClose}
    >
      <p>
        <Sentence
          text={say.what}
          parts={{ key: <span className="font-mono break-all text-ink">{apiKey.prefix}…</span> }}
        />
      </p>
      <p>{say.after}</p>
      {revoke.isError && <ErrorNotice error={revoke.error} doing={say.doing} />}
    </ConfirmDialog>
  );
}
