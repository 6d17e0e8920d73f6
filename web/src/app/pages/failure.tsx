import { Link, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { buttonClass } from '@/ui/button';
import { ErrorNotice } from '@/ui/error-notice';
import { Gate } from './gate';

export function NotFound() {
  return (
    <Gate title="There is no page here" lead="The address may be mistyped, or the page has moved.">
      <Link to="/dashboard" className={buttonClass('primary', 'self-start')}>
        Go to your dashboard
      </Link>
    </Gate>
  );
}

/** When a page cannot even begin: most often because the server is not reached. */
export function PageFailure({ error }: { error: unknown }) {
  const router = useRouter();
  const [isRetrying, setRetrying] = useState(false);

  async function retry(): Promise<void> {
    setRetrying(true);
    await router.invalidate();
    setRetrying(false);
  }

  return (
    <Gate title="This page could not open" lead="Nothing you have written is lost.">
      <ErrorNotice error={error} doing="open this page" onRetry={() => void retry()} isRetrying={isRetrying} />
    </Gate>
  );
}
