import { createLazyRoute, Link, useNavigate, useRouteContext, useSearch } from '@tanstack/react-router';
import { type ComponentType, lazy } from 'react';
import { ConnectResult } from '@/features/accounts/connect-result';
import { XConnections } from '@/features/accounts/x-connections';
import { PreferencesSkeleton } from '@/features/settings/preferences-skeleton';
import { PageHeading } from '@/ui/page-heading';
import { Tabs } from '@/ui/tabs';
import { loadWords, words } from '@/words';
import { feedLinks, historyLinks } from '../links';

export const Route = createLazyRoute('/signed-in/dashboard/settings')({ component: SettingsPage });

// The first tab comes with the page; each of the others is fetched when it is opened, and what they say with it.
function lazyTab<Props>(fetchTab: () => Promise<ComponentType<Props>>) {
  return lazy(async () => {
    const [tab] = await Promise.all([fetchTab(), loadWords('aboutSettings')]);
    return { default: tab };
  });
}

const PreferencesTab = lazyTab(async () => (await import('./settings-preferences')).PreferencesTab);
const NotificationsTab = lazyTab(async () => (await import('./settings-notifications')).NotificationsTab);
const ApiKeys = lazyTab(async () => (await import('@/features/settings/api-keys/api-keys')).ApiKeys);
const Feeds = lazyTab(async () => (await import('@/features/feeds/feeds')).Feeds);
const SecurityTab = lazyTab(async () => (await import('./settings-security')).SecurityTab);

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
      <div className="mb-5 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <PageHeading title={words.shell.settings} />
        {user.role === 'admin' && (
          <Link to="/dashboard/instance" className="link inline-flex min-h-6 items-center text-[0.9375rem]">
            {words.shell.server}
          </Link>
        )}
      </div>
      <Tabs
        label={words.shell.settings}
        value={tab}
        onChange={open}
        waiting={<PreferencesSkeleton />}
        tabs={[
          {
            value: 'connections',
            label: words.shell.tabs.connections,
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
          { value: 'preferences', label: words.shell.tabs.preferences, content: <PreferencesTab /> },
          { value: 'blog', label: words.shell.tabs.blog, content: <Feeds links={feedLinks} sought={search.feed} /> },
          {
            value: 'notifications',
            label: words.shell.tabs.notifications,
            content: <NotificationsTab user={user} />,
          },
          { value: 'keys', label: words.shell.tabs.keys, content: <ApiKeys username={user.username} /> },
          {
            value: 'security',
            label: words.shell.tabs.security,
            content: <SecurityTab user={user} />,
          },
        ]}
      />
    </>
  );
}
