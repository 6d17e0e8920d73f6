import type { User } from '@/api/types';
import { AuditTrail } from '@/features/settings/audit-trail';
import { ChangePasswordForm } from '@/features/settings/change-password-form';
import { SecondFactor } from '@/features/settings/second-factor/second-factor';
import { SessionList } from '@/features/settings/session-list';

export function SecurityTab({ user }: { user: User }) {
  return (
    <div className="space-y-4">
      <p className="text-[0.9375rem] text-ink-soft">
        Signed in as <span className="font-semibold text-ink">{user.username}</span>
        {user.role === 'admin' && ', who looks after this server'}.
      </p>
      <ChangePasswordForm username={user.username} />
      <SecondFactor username={user.username} />
      <SessionList />
      <AuditTrail />
    </div>
  );
}
