import { type ComponentProps, useMemo } from 'react';
import { browserZone, zoneInWords, zoneNames } from '@/lib/wall-time';
import { words } from '@/words';
import { SelectField } from './field';

interface ZoneSelectProps extends Omit<ComponentProps<'select'>, 'value' | 'onChange'> {
  label: string;
  value: string;
  /** Where no zone is a choice too: what that means. */
  noneLabel?: string;
  hint?: string;
  error?: string | undefined;
  onChange: (zone: string) => void;
}

interface Region {
  name: string;
  zones: string[];
}

function byRegion(zones: string[]): Region[] {
  const regions = new Map<string, string[]>();
  for (const zone of zones) {
    const name = zone.includes('/') ? words.plan.region(zone.split('/')[0] ?? '') : words.plan.noRegion;
    regions.set(name, [...(regions.get(name) ?? []), zone]);
  }
  return Array.from(regions, ([name, zones]) => ({ name, zones }));
}

/** "Berlin" under "Europe": so that typing its first letters finds it. */
function place(zone: string): string {
  return zoneInWords(zone.slice(zone.indexOf('/') + 1)).replaceAll('/', ', ');
}

/** Every zone by region, the reader's own first. */
export function ZoneSelect({ value, noneLabel, onChange, ...rest }: ZoneSelectProps) {
  const own = browserZone();
  const regions = useMemo(() => byRegion(zoneNames(own, value)), [own, value]);
  return (
    <SelectField {...rest} value={value} onChange={(event) => onChange(event.target.value)}>
      {noneLabel !== undefined && <option value="">{noneLabel}</option>}
      <optgroup label={words.plan.thisDevice}>
        <option value={own}>{zoneInWords(own)}</option>
      </optgroup>
      {regions.map(({ name, zones }) => (
        <optgroup key={name} label={name}>
          {zones
            .filter((zone) => zone !== own)
            .map((zone) => (
              <option key={zone} value={zone}>
                {place(zone)}
              </option>
            ))}
        </optgroup>
      ))}
    </SelectField>
  );
}
