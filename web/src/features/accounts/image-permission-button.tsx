import { Button } from '@/ui/button';
import { ErrorNotice } from '@/ui/error-notice';
import { useAllowImages } from './use-connect-x';

/** Straight to X's second consent page, from where it is said that images need it. */
export function ImagePermissionButton({ accountId }: { accountId: string }) {
  const allow = useAllowImages(accountId);
  return (
    <>
      <Button busy={allow.isConnecting} busyLabel="Opening X…" onClick={allow.start}>
        Give the image permission
      </Button>
      {allow.error !== null && (
        <div className="mt-3">
          <ErrorNotice error={allow.error} doing="start the second step" onDismiss={allow.reset} />
        </div>
      )}
    </>
  );
}
