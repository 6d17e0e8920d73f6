import { useEffect, useRef, useState } from 'react';
import type { Account } from '@/api/types';
import { zoneInWords } from '@/lib/wall-time';
import { Button } from '@/ui/button';
import { SelectField, TextField } from '@/ui/field';
import { words } from '@/words';
import { type Filters, isFiltered, STATUSES, type StatusChoice } from './filters';

/** Nobody waits for each letter. */
const PAUSE_MS = 300;

interface FilterFormProps {
  filters: Filters;
  accounts: readonly Account[];
  /** The zone whose days are meant. */
  zone: string;
  /** Hears of all of them, the changed one among them. */
  onChange: (filters: Filters) => void;
}

export function FilterForm({ filters, accounts, zone, onChange }: FilterFormProps) {
  const { history } = words;
  const put = (part: Filters) => onChange({ ...filters, ...part });
  return (
    <search>
      <form noValidate onSubmit={(event) => event.preventDefault()} className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        <div className="col-span-2 sm:col-span-4">
          <SearchField text={filters.text ?? ''} onSearch={(text) => put({ text })} />
        </div>
        <SelectField
          label={history.status}
          value={filters.status ?? ''}
          onChange={(event) => put({ status: event.target.value })}
        >
          <option value="">{history.statuses.all}</option>
          {(Object.keys(STATUSES) as StatusChoice[]).map((status) => (
            <option key={status} value={status}>
              {history.statuses[status]}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={history.account}
          value={filters.account ?? ''}
          onChange={(event) => put({ account: event.target.value })}
        >
          <option value="">{history.allAccounts}</option>
          {accounts.map(({ id, username }) => (
            <option key={id} value={id}>
              @{username}
            </option>
          ))}
        </SelectField>
        <TextField
          label={history.from}
          type="date"
          value={filters.from ?? ''}
          max={filters.to}
          onChange={(event) => put({ from: event.target.value })}
        />
        <TextField
          label={history.to}
          type="date"
          value={filters.to ?? ''}
          min={filters.from}
          onChange={(event) => put({ to: event.target.value })}
        />
        <div className="col-span-2 flex min-h-11 flex-wrap items-center justify-between gap-2 sm:col-span-4">
          <p className="text-sm text-ink-soft">{history.zone(zoneInWords(zone))}</p>
          {isFiltered(filters) && (
            <Button look="quiet" onClick={() => onChange({})}>
              {history.clear}
            </Button>
          )}
        </div>
      </form>
    </search>
  );
}

/** What is typed stands at once; it is looked for after a moment. What the address says meanwhile, by going back for example, wins. */
function SearchField({ text, onSearch }: { text: string; onSearch: (text: string) => void }) {
  const [typed, setTyped] = useState(text);
  const [last, setLast] = useState(text);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  if (text !== last) {
    setLast(text);
    setTyped(text);
  }
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <TextField
      label={words.history.search}
      type="search"
      enterKeyHint="search"
      maxLength={200}
      value={typed}
      onChange={({ target }) => {
        setTyped(target.value);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => onSearch(target.value), PAUSE_MS);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        clearTimeout(timer.current);
        onSearch(typed);
      }}
    />
  );
}
