import type { User } from '@/api/types';
import { MailAddress } from '@/features/settings/mail-address';
import { NotificationChoices } from '@/features/settings/notification-choices';

export function NotificationsTab({ user }: { user: User }) {
  return (
    <div className="in-turn space-y-4">
      <MailAddress username={user.username} />
      <NotificationChoices isAdmin={user.role === 'admin'} />
    </div>
  );
}
