import { createLazyRoute, Link, Outlet } from '@tanstack/react-router';
import { AttentionStrip } from '@/features/accounts/attention-strip';
import { buttonClass } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Logo } from '@/ui/logo';
import { words } from '@/words';
import { Bell } from './bell';
import { isComposeKeyOn, useComposeKey } from './compose-key';
import { Footer } from './footer';
import { settingsLink } from './links';
import { useLiveUpdates } from './live';
import { SignOutButton } from './sign-out-button';

const NAV_LINK =
  'tap relative inline-flex items-center rounded-control px-1.5 text-[0.9375rem] font-medium whitespace-nowrap text-ink-soft transition-colors hover:text-ink min-[23rem]:px-2.5 sm:px-3 aria-[current=page]:text-ink aria-[current=page]:font-semibold';

/** What surrounds every page of somebody who is signed in. */
export const Route = createLazyRoute('/signed-in')({ component: Shell });

function Shell() {
  useLiveUpdates();
  useComposeKey();
  return (
    <div className="group/shell in-turn flex min-h-dvh flex-col">
      <SkipLink />
      <AttentionStrip settingsLink={settingsLink} />
      <header className="mx-auto flex w-full max-w-3xl flex-wrap group-has-data-wide/shell:max-w-6xl items-center gap-x-1 px-4 py-3 sm:px-6">
        <Link
          to="/dashboard"
          className="tap -ml-1 mr-auto flex items-center gap-2 rounded-control px-1 text-lg font-bold tracking-tight"
        >
          <Logo />
          <span className="sr-only min-[28rem]:not-sr-only">Pillarbox</span>
        </Link>
        {/* On a phone the ways have a row of their own, and two where the language needs them. */}
        <nav
          aria-label={words.shell.main}
          className="order-last -ml-1.5 flex w-full flex-wrap sm:order-none sm:ml-0 sm:w-auto"
        >
          <Link to="/dashboard" activeOptions={{ exact: true, includeSearch: false }} className={NAV_LINK}>
            {words.shell.dashboard}
          </Link>
          <Link to="/dashboard/queue" activeOptions={{ includeSearch: false }} className={NAV_LINK}>
            {words.shell.queue}
          </Link>
          <Link to="/dashboard/history" activeOptions={{ includeSearch: false }} className={NAV_LINK}>
            {words.shell.history}
          </Link>
          <Link to="/dashboard/settings" className={NAV_LINK}>
            {words.shell.settings}
          </Link>
        </nav>
        <WriteLink />
        <Bell />
        <SignOutButton />
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto w-full max-w-3xl flex-1 has-data-wide:max-w-6xl px-4 pt-4 pb-16 focus:outline-none sm:px-6 sm:pt-8"
      >
        <Outlet />
      </main>
      <Footer />
    </div>
  );
}

/** On every page but the one it leads to. */
function WriteLink() {
  return (
    <Link
      to="/dashboard/compose"
      aria-keyshortcuts={isComposeKeyOn() ? 'c' : undefined}
      className={buttonClass('secondary', 'mx-1 px-3 aria-[current=page]:hidden')}
    >
      <Icon name="pen" size={17} />
      {words.shell.write}
    </Link>
  );
}

export function SkipLink() {
  return (
    <a
      href="#main"
      className="tap fixed top-2 left-2 z-50 inline-flex -translate-y-20 items-center rounded-control bg-ink px-4 font-medium text-paper focus:translate-y-0"
    >
      {words.page.skip}
    </a>
  );
}
