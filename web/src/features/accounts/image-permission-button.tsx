import { Button } from '@/ui/button';
import { ErrorNotice } from '@/ui/error-notice';
import { words } from '@/words';
import { useAllowImages } from './use-connect-x';

/** Straight to X's second consent page, from where it is said that images need it. */
export function ImagePermissionButton({ accountId }: { accountId: string }) {
  const allow = useAllowImages(accountId);
  return (
    <>
      <Button busy={allow.isConnecting} busyLabel={words.accounts.opening} onClick={allow.start}>
        {words.images.give}
      </Button>
      {allow.error !== null && (
        <div className="mt-3">
          <ErrorNotice error={allow.error} doing={words.images.doing} onDismiss={allow.reset} />
        </div>
      )}
    </>
  );
}
