import type { InstanceUser } from '@/api/types';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { RelativeTime } from '@/ui/time';
import { words } from '@/words';
import { type ActName, actsFor } from './person-acts';

interface PersonRowProps {
  person: InstanceUser;
  isMe: boolean;
  onAct: (act: ActName) => void;
}

export function PersonRow({ person, isMe, onAct }: PersonRowProps) {
  const say = words.instance;
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-3 py-4">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          <span className="min-w-0 break-all">{person.username}</span>
          {isMe && <Badge>{say.you}</Badge>}
          {person.role === 'admin' && <Badge>{say.admin}</Badge>}
          {person.disabled_at !== null && (
            <span className="inline-flex items-center gap-1 text-sm text-caution">
              <Icon name="lock" size={16} />
              {say.shutOut} <RelativeTime at={person.disabled_at} />
            </span>
          )}
        </p>
        <p className="mt-1 text-sm text-ink-soft">
          {person.last_seen_at !== null ? (
            <>
              {say.seen} <RelativeTime at={person.last_seen_at} />
            </>
          ) : (
            say.notSignedIn
          )}
          {' · '}
          {say.since} <RelativeTime at={person.created_at} />
          {' · '}
          {person.second_factor ? say.secondFactor : say.noSecondFactor}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        {actsFor(person, isMe).map((act) => (
          <Button
            key={act}
            aria-label={isMe ? undefined : `${say.acts[act].offer}: ${person.username}`}
            onClick={() => onAct(act)}
          >
            {say.acts[act].offer}
          </Button>
        ))}
      </div>
    </li>
  );
}
