import { useQuery } from '@tanstack/react-query';
import { emailQuery } from '@/api/calls/get-email';
import { preferencesQuery } from '@/api/calls/get-preferences';
import type { Email, NotificationKind, Preferences } from '@/api/types';
import { Card } from '@/ui/card';
import { ErrorNotice } from '@/ui/error-notice';
import { TickBox } from '@/ui/tick-box';
import { words } from '@/words';
import { PreferencesSkeleton } from './preferences-skeleton';
import { useSavePreferences } from './use-save-preferences';

/** In the order in which they matter. */
const KINDS: readonly NotificationKind[] = [
  'needs_reauth',
  'failed',
  'missed',
  'needs_review',
  'insufficient_credits',
  'new_login',
  'new_connection',
  'new_key',
  'feed',
];
const FOR_ADMINS: readonly NotificationKind[] = ['key_rotation_finished'];

const CHANNELS = ['in_app', 'mail'] as const;

/** What the user hears of, and how. */
export function NotificationChoices({ isAdmin }: { isAdmin: boolean }) {
  const preferences = useQuery(preferencesQuery);
  if (preferences.data !== undefined) return <ChoiceTable chosen={preferences.data} isAdmin={isAdmin} />;
  if (!preferences.isError) return <PreferencesSkeleton />;
  return (
    <ErrorNotice
      error={preferences.error}
      doing={words.notifications.doingLoadChoices}
      onRetry={() => void preferences.refetch()}
      isRetrying={preferences.isFetching}
    />
  );
}

function ChoiceTable({ chosen, isAdmin }: { chosen: Preferences; isAdmin: boolean }) {
  const say = words.notifications;
  const save = useSavePreferences();
  const email = useQuery(emailQuery);

  function choose(kind: NotificationKind, channel: 'in_app' | 'mail', isOn: boolean): void {
    const { notifications } = chosen;
    save.mutate({
      ...chosen,
      notifications: {
        ...notifications,
        [kind]: { ...notifications[kind], [channel]: isOn },
      },
    });
  }

  return (
    <Card aria-labelledby="choices-title" className="p-5 sm:p-6">
      <h2 id="choices-title" className="text-lg font-semibold">
        {say.choices}
      </h2>
      <p className="mt-1 text-[0.9375rem] text-ink-soft">{email.data !== undefined && whereMailGoes(email.data)}</p>
      <table className="mt-3 w-full text-[0.9375rem]">
        <thead>
          <tr className="border-b border-line text-sm text-ink-soft">
            <th scope="col" className="py-2 text-left font-semibold">
              {say.what}
            </th>
            {CHANNELS.map((channel) => (
              <th key={channel} scope="col" className="w-20 px-1 py-2 text-center font-semibold sm:w-28">
                {say.channels[channel]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {[...KINDS, ...(isAdmin ? FOR_ADMINS : [])].map((kind) => (
            <tr key={kind}>
              <th scope="row" className="py-2 pr-2 text-left font-normal">
                {say.kinds[kind]}
              </th>
              {CHANNELS.map((channel) => (
                <td key={channel} className="text-center">
                  <label className="tap-square inline-grid cursor-pointer place-items-center">
                    <TickBox
                      isTicked={chosen.notifications[kind]?.[channel] ?? true}
                      onTick={(isTicked) => choose(kind, channel, isTicked)}
                      className="size-5 accent-ink"
                    />
                    <span className="sr-only">{say.choice[channel](say.kinds[kind])}</span>
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {save.isError && (
        <div className="mt-4">
          <ErrorNotice error={save.error} doing={say.doingStore} onDismiss={save.reset} />
        </div>
      )}
    </Card>
  );
}

function whereMailGoes({ address, mail_available }: Email): string {
  if (!mail_available) return words.notifications.noMail;
  if (address === null) return words.notifications.noAddress;
  return words.notifications.mailGoes(address);
}
