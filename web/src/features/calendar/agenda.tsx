import type { WallTime } from '@/lib/wall-time';
import { Icon } from '@/ui/icon';
import { words } from '@/words';
import { Chip } from './chip';
import type { Day } from './grid';
import type { CalendarProps } from './month';
import { dayInWords, whenInWords } from './say';
import { usualTime } from './usual-time';
import type { Ways } from './ways';

/** The days one under the other, for a screen that has no room for seven beside each other. What is past is folded away. */
export function Agenda({ shown, ...props }: CalendarProps & { shown: readonly Day[] }) {
  const { days, today } = props;
  const busy = shown.filter((day) => days.has(day) || day === today);
  const past = busy.filter((day) => day < today);
  const ahead = busy.filter((day) => day >= today);
  if (busy.length === 0) return <p className="py-8 text-center text-ink-soft">{words.queue.noPosts}</p>;
  if (ahead.length === 0) return <Days {...props} shown={past} />;
  return (
    <div className="space-y-4">
      {past.length > 0 && (
        <details className="group">
          <summary className="tap inline-flex items-center gap-1 font-medium text-ink-soft hover:text-ink">
            {words.queue.earlier(past.length)}
            <Icon name="chevron" size={16} className="transition-transform group-open:rotate-180" />
          </summary>
          <Days {...props} shown={past} />
        </details>
      )}
      <Days {...props} shown={ahead} />
    </div>
  );
}

function Days({ shown, ...props }: CalendarProps & { shown: readonly Day[] }) {
  const { days, today, zone, now, carry, ways } = props;
  return (
    <ol className="space-y-4">
      {shown.map((day) => (
        <li key={day} className="far-off">
          <section aria-labelledby={`agenda-${day}`}>
            <div className="mb-1.5 flex items-center justify-between gap-2">
              <h3 id={`agenda-${day}`} className="font-semibold">
                {dayInWords(day)}
                {day === today && ` · ${words.queue.today}`}
              </h3>
              <WriteLink at={usualTime(day, zone, now)} ways={ways} />
            </div>
            <ul className="space-y-1.5">
              {(days.get(day) ?? []).map((entry) => (
                <li key={entry.post.id}>
                  <Chip entry={entry} carry={carry} ways={ways} isRoomy />
                </li>
              ))}
            </ul>
          </section>
        </li>
      ))}
    </ol>
  );
}

function WriteLink({ at, ways: { ComposeLink } }: { at: WallTime | null; ways: Ways }) {
  if (at === null) return null;
  return (
    <ComposeLink
      at={at}
      aria-label={words.queue.writeAt(whenInWords(at))}
      className="tap-square inline-flex items-center justify-center rounded-control text-xl text-ink-soft"
    >
      +
    </ComposeLink>
  );
}
