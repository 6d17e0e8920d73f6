import { createLazyRoute, useNavigate, useRouteContext, useSearch } from '@tanstack/react-router';
import { ConnectResult } from '@/features/accounts/connect-result';
import { XConnections } from '@/features/accounts/x-connections';
import { Feeds } from '@/features/feeds/feeds';
import { ApiKeys } from '@/features/settings/api-keys/api-keys';
import { AuditTrail } from '@/features/settings/audit-trail';
import { ChangePasswordForm } from '@/features/settings/change-password-form';
import { MailAddress } from '@/features/settings/mail-address';
import { NotificationChoices } from '@/features/settings/notification-choices';
import { Preferences } from '@/features/settings/preferences';
import { SecondFactor } from '@/features/settings/second-factor/second-factor';
import { SessionList } from '@/features/settings/session-list';
import { PageHeading } from '@/ui/page-heading';
import { Tabs } from '@/ui/tabs';
import { words } from '@/words';
import { historyLinks } from '../links';

export const Route = createLazyRoute('/signed-in/dashboard/settings')({ component: SettingsPage });

const TABS = ['connections', 'preferences', 'blog', 'notifications', 'keys', 'security'] as const;
type Tab = (typeof TABS)[number];

function SettingsPage() {
  const { user } = useRouteContext({ from: '/signed-in' });
  const search = useSearch({ from: '/signed-in/dashboard/settings' });
  const navigate = useNavigate();
  const tab = TABS.find((one) => one === search.tab) ?? 'connections';

  function open(next: Tab): void {
    void navigate({ to: '/dashboard/settings', search: next === 'connections' ? {} : { tab: next } });
  }

  return (
    <>
      <PageHeading title="Settings" className="mb-5" />
      <Tabs
        label="Settings"
        value={tab}
        onChange={open}
        tabs={[
          {
            value: 'connections',
            label: 'Social Connections',
            content: (
              <div className="space-y-4">
                <ConnectResult
                  arrival={{
                    connected: search.connected,
                    connectError: search.connect_error,
                    missing: search.missing,
                    imageGrant: search.image_grant,
                    imageGrantError: search.image_grant_error,
                  }}
                  onDismiss={() => void navigate({ to: '/dashboard/settings', search: {}, replace: true })}
                />
                <XConnections links={historyLinks} />
              </div>
            ),
          },
          { value: 'preferences', label: 'Preferences', content: <Preferences /> },
          { value: 'blog', label: words.feeds.title, content: <Feeds /> },
          {
            value: 'notifications',
            label: 'Notifications',
            content: (
              <div className="space-y-4">
                <MailAddress username={user.username} />
                <NotificationChoices isAdmin={user.role === 'admin'} />
              </div>
            ),
          },
          { value: 'keys', label: 'API keys', content: <ApiKeys username={user.username} /> },
          {
            value: 'security',
            label: 'Security',
            content: (
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
            ),
          },
        ]}
      />
    </>
  );
}
