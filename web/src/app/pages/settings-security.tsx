import type { User } from '@/api/types';
import { AuditTrail } from '@/features/settings/audit-trail';
import { ChangePasswordForm } from '@/features/settings/change-password-form';
import { SecondFactor } from '@/features/settings/second-factor/second-factor';
import { SessionList } from '@/features/settings/session-list';
import { Sentence } from '@/ui/sentence';
import { words } from '@/words';

export function SecurityTab({ user }: { user: User }) {
  return (
    <div className="space-y-4">
      <p className="text-[0.9375rem] text-ink-soft">
        <Sentence
          text={user.role === 'admin' ? words.shell.signedInAsAdmin : words.shell.signedInAs}
          parts={{ user: <span className="font-semibold text-ink">{user.username}</span> }}
        />
      </p>
      <ChangePasswordForm username={user.username} />
      <SecondFactor username={user.username} />
      <SessionList />
      <AuditTrail />
    </div>
  );
}
