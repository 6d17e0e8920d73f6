import { useQuery } from '@tanstack/react-query';
import { emailQuery } from '@/api/calls/get-email';
import { preferencesQuery } from '@/api/calls/get-preferences';
import type { Email, NotificationKind, Preferences } from '@/api/types';
import { Card } from '@/ui/card';
import { ErrorNotice } from '@/ui/error-notice';
import { PreferencesSkeleton } from './preferences-skeleton';
import { useSavePreferences } from './use-save-preferences';

/** In the order in which they matter. */
const KINDS: [kind: NotificationKind, words: string][] = [
  ['needs_reauth', 'An account has to be connected again'],
  ['failed', 'A post was not published'],
  ['missed', 'A post missed its time'],
  ['needs_review', 'A post needs a look'],
  ['insufficient_credits', 'A post waits for credits'],
  ['new_login', 'A new device signed in'],
  ['new_connection', 'An account was connected'],
  ['new_key', 'A key for the API was made'],
  ['feed', 'A blog that is shared needs a look'],
];
const FOR_ADMINS: typeof KINDS = [['key_rotation_finished', 'Everything is sealed with the newest secret']];

const CHANNELS = [
  ['in_app', 'In the app'],
  ['mail', 'By mail'],
] as const;

/** What the user hears of, and how. */
export function NotificationChoices({ isAdmin }: { isAdmin: boolean }) {
  const preferences = useQuery(preferencesQuery);
  if (preferences.data !== undefined) return <ChoiceTable chosen={preferences.data} isAdmin={isAdmin} />;
  if (!preferences.isError) return <PreferencesSkeleton />;
  return (
    <ErrorNotice
      error={preferences.error}
      doing="load what you hear of"
      onRetry={() => void preferences.refetch()}
      isRetrying={preferences.isFetching}
    />
  );
}

function ChoiceTable({ chosen, isAdmin }: { chosen: Preferences; isAdmin: boolean }) {
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
        What you hear of
      </h2>
      <p className="mt-1 text-[0.9375rem] text-ink-soft">{email.data !== undefined && whereMailGoes(email.data)}</p>
      <table className="mt-3 w-full text-[0.9375rem]">
        <thead>
          <tr className="border-b border-line text-sm text-ink-soft">
            <th scope="col" className="py-2 text-left font-semibold">
              What
            </th>
            {CHANNELS.map(([channel, words]) => (
              <th key={channel} scope="col" className="w-20 px-1 py-2 text-center font-semibold sm:w-28">
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {[...KINDS, ...(isAdmin ? FOR_ADMINS : [])].map(([kind, words]) => (
            <tr key={kind}>
              <th scope="row" className="py-2 pr-2 text-left font-normal">
                {words}
              </th>
              {CHANNELS.map(([channel, way]) => (
                <td key={channel} className="text-center">
                  <label className="tap-square inline-grid cursor-pointer place-items-center">
                    <input
                      type="checkbox"
                      checked={chosen.notifications[kind]?.[channel] ?? true}
                      onChange={(event) => choose(kind, channel, event.target.checked)}
                      className="size-5 accent-ink"
                    />
                    <span className="sr-only">
                      {words}: {way.toLowerCase()}
                    </span>
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {save.isError && (
        <div className="mt-4">
          <ErrorNotice error={save.error} doing="store your choice" onDismiss={save.reset} />
        </div>
      )}
    </Card>
  );
}

function whereMailGoes({ address, mail_available }: Email): string {
  if (!mail_available) return 'Nothing goes by mail: this server sends none. Your choice is kept for when it does.';
  if (address === null) return 'Nothing goes by mail: no address is confirmed. Your choice is kept for when one is.';
  return `Mail goes to ${address}, once for each cause.`;
}
