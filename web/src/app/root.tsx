import { Outlet } from '@tanstack/react-router';
import { useAnnouncement } from '@/lib/announce';
import { Toasts } from '@/ui/toast';

export function Root() {
  const { text, turn } = useAnnouncement();
  return (
    <>
      <Outlet />
      <Toasts />
      <div aria-live="polite" className="sr-only" data-testid="announcer">
        <p key={turn}>{text}</p>
      </div>
    </>
  );
}
