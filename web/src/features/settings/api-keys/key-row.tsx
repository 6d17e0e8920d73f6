import type { ApiKey } from '@/api/types';
import { timeLeft } from '@/lib/time';
import { useNow } from '@/lib/use-now';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { ExactTime, RelativeTime } from '@/ui/time';
import { inWords } from './scopes';

const SOON_MS = 14 * 86_400_000;

interface KeyRowProps {
  apiKey: ApiKey;
  onExchange: () => void;
  onRevoke: () => void;
}

export function KeyRow({ apiKey, onExchange, onRevoke }: KeyRowProps) {
  const { name, prefix, scopes, networks, created_at, last_used_at, replaced_by } = apiKey;
  const title = name === '' ? 'Without a name' : name;
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-3 py-4">
      <Icon name="key" size={22} className="mt-0.5 shrink-0 text-ink-soft" />
      <div className="min-w-0 flex-1 basis-56 space-y-0.5 text-sm text-ink-soft">
        <p className="flex flex-wrap items-center gap-2 text-[0.9375rem] font-medium break-words text-ink">
          {title} {replaced_by !== null && <Badge>Replaced</Badge>}
        </p>
        <p className="font-mono text-[0.8125rem] break-all">{prefix}…</p>
        <p className="text-ink">{inWords(scopes)}</p>
        <p>
          Made <RelativeTime at={created_at} /> ·{' '}
          {last_used_at === null ? (
            'Not used yet'
          ) : (
            <>
              Used <RelativeTime at={last_used_at} />
            </>
          )}
        </p>
        {networks.length > 0 && (
          <p className="break-words">
            Only from <span className="font-mono text-[0.8125rem]">{networks.join(', ')}</span>
          </p>
        )}
        <KeyEnd apiKey={apiKey} />
      </div>
      <div className="flex flex-wrap gap-2">
        {replaced_by === null && (
          <Button aria-label={`Exchange: ${title}`} onClick={onExchange}>
            Exchange
          </Button>
        )}
        <Button aria-label={`Revoke: ${title}`} onClick={onRevoke}>
          Revoke
        </Button>
      </div>
    </li>
  );
}

function KeyEnd({ apiKey: { expires_at, replaced_by } }: { apiKey: ApiKey }) {
  const now = useNow();
  if (expires_at === null) return <p>Does not end by itself</p>;
  const left = timeLeft(expires_at, now);
  if (left === null) return <p>Has ended</p>;
  if (replaced_by !== null) {
    return (
      <p>
        Goes on until <ExactTime at={expires_at} />
      </p>
    );
  }
  if (Date.parse(expires_at) - now > SOON_MS) {
    return (
      <p>
        Ends <RelativeTime at={expires_at} />
      </p>
    );
  }
  return (
    <p className="flex items-center gap-1.5 font-medium text-caution">
      <Icon name="clock" size={16} className="shrink-0" />
      <span>Ends soon: {left} left. Exchange it before.</span>
    </p>
  );
}
