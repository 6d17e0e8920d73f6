import { Link, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { buttonClass } from '@/ui/button';
import { ErrorNotice } from '@/ui/error-notice';
import { words } from '@/words';
import { Gate } from './gate';

export function NotFound() {
  return (
    <Gate title={words.page.notFound} lead={words.page.notFoundWhy}>
      <Link to="/dashboard" className={buttonClass('primary', 'self-start')}>
        {words.page.toDashboard}
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
    <Gate title={words.page.failed} lead={words.page.nothingLost}>
      <ErrorNotice error={error} doing={words.page.opening} onRetry={() => void retry()} isRetrying={isRetrying} />
    </Gate>
  );
}
