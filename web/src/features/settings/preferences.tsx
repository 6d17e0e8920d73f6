import { useQuery } from '@tanstack/react-query';
import { preferencesQuery } from '@/api/calls/get-preferences';
import { fieldSentence } from '@/api/problem';
import type { Preferences as PreferencesView } from '@/api/types';
import { browserZone, zoneInWords } from '@/lib/wall-time';
import { Card } from '@/ui/card';
import { ErrorNotice } from '@/ui/error-notice';
import { toast } from '@/ui/toast';
import { ZoneSelect } from '@/ui/zone-select';
import { words } from '@/words';
import { Lateness } from './lateness';
import { PreferencesSkeleton } from './preferences-skeleton';
import { useSavePreferences } from './use-save-preferences';

export function Preferences() {
  const preferences = useQuery(preferencesQuery);
  if (preferences.isError && preferences.data === undefined) {
    return (
      <ErrorNotice
        error={preferences.error}
        doing={words.settings.preferences.doingLoad}
        onRetry={() => void preferences.refetch()}
        isRetrying={preferences.isFetching}
      />
    );
  }
  if (preferences.data === undefined) return <PreferencesSkeleton />;
  return (
    <div className="space-y-4">
      <TimeZone chosen={preferences.data} />
      <Lateness chosen={preferences.data} />
    </div>
  );
}

function TimeZone({ chosen }: { chosen: PreferencesView }) {
  const say = words.settings.preferences;
  const save = useSavePreferences();
  const zoneError = fieldSentence(save.error, 'time_zone');
  const own = zoneInWords(browserZone());

  function choose(zone: string): void {
    const time_zone = zone === '' ? null : zone;
    save.mutate(
      { ...chosen, time_zone },
      { onSuccess: () => toast(say.zoneStored(zone === '' ? own : zoneInWords(zone))) },
    );
  }

  return (
    <Card aria-labelledby="zone-title" className="p-5 sm:p-6">
      <h2 id="zone-title" className="mb-4 text-lg font-semibold">
        {say.zone}
      </h2>
      <div className="max-w-md">
        <ZoneSelect
          label={say.zoneLabel}
          hint={say.zoneHint}
          noneLabel={say.zoneOfBrowser(own)}
          value={chosen.time_zone ?? ''}
          error={zoneError}
          onChange={choose}
        />
      </div>
      {save.isError && zoneError === undefined && (
        <div className="mt-4">
          <ErrorNotice error={save.error} doing={say.doingZone} onDismiss={save.reset} />
        </div>
      )}
    </Card>
  );
}
