import type { ApiKey } from '@/api/types';
import { timeLeft } from '@/lib/time';
import { useNow } from '@/lib/use-now';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Sentence } from '@/ui/sentence';
import { ExactTime, RelativeTime } from '@/ui/time';
import { words } from '@/words';
import { inWords } from './scopes';

const SOON_MS = 14 * 86_400_000;

interface KeyRowProps {
  apiKey: ApiKey;
  onExchange: () => void;
  onRevoke: () => void;
}

export function KeyRow({ apiKey, onExchange, onRevoke }: KeyRowProps) {
  const { name, prefix, scopes, networks, created_at, last_used_at, replaced_by } = apiKey;
  const say = words.keys;
  const title = name === '' ? say.unnamed : name;
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-3 py-4">
      <Icon name="key" size={22} className="mt-0.5 shrink-0 text-ink-soft" />
      <div className="min-w-0 flex-1 basis-56 space-y-0.5 text-sm text-ink-soft">
        <p className="flex flex-wrap items-center gap-2 text-[0.9375rem] font-medium break-words text-ink">
          {title} {replaced_by !== null && <Badge>{say.replaced}</Badge>}
        </p>
        <p className="font-mono text-[0.8125rem] break-all">{prefix}…</p>
        <p className="text-ink">{inWords(scopes)}</p>
        <p>
          <Sentence
            text={last_used_at === null ? say.made : say.madeAndUsed}
            parts={{
              made: <RelativeTime at={created_at} />,
              used: last_used_at !== null && <RelativeTime at={last_used_at} />,
            }}
          />
        </p>
        {networks.length > 0 && (
          <p className="break-words">
            <Sentence
              text={say.onlyFrom}
              parts={{ networks: <span className="font-mono text-[0.8125rem]">{networks.join(', ')}</span> }}
            />
          </p>
        )}
        <KeyEnd apiKey={apiKey} />
      </div>
      <div className="flex flex-wrap gap-2">
        {replaced_by === null && (
          <Button aria-label={say.exchangeOf(title)} onClick={onExchange}>
            {say.exchange}
          </Button>
        )}
        <Button aria-label={say.revokeOf(title)} onClick={onRevoke}>
          {say.revoke}
        </Button>
      </div>
    </li>
  );
}

function KeyEnd({ apiKey: { expires_at, replaced_by } }: { apiKey: ApiKey }) {
  const say = words.keys;
  const now = useNow();
  if (expires_at === null) return <p>{say.noEnd}</p>;
  const left = timeLeft(expires_at, now);
  if (left === null) return <p>{say.ended}</p>;
  if (replaced_by !== null) {
    return (
      <p>
        <Sentence text={say.goesOn} parts={{ when: <ExactTime at={expires_at} /> }} />
      </p>
    );
  }
  if (Date.parse(expires_at) - now > SOON_MS) {
    return (
      <p>
        <Sentence text={say.ends} parts={{ when: <RelativeTime at={expires_at} /> }} />
      </p>
    );
  }
  return (
    <p className="flex items-center gap-1.5 font-medium text-caution">
      <Icon name="clock" size={16} className="shrink-0" />
      <span>{say.endsSoon(left)}</span>
    </p>
  );
}
