import { useMemo, useRef, useState } from 'react';
import { Button, buttonClass } from '@/ui/button';
import { Card } from '@/ui/card';
import { Empty } from '@/ui/empty';
import { Notice } from '@/ui/notice';
import { Status } from '@/ui/status';
import { TickBox } from '@/ui/tick-box';
import { words } from '@/words';
import { tallyInWords } from './bulk';
import { BulkBar } from './bulk-bar';
import { type Entry, excerptOf, sections } from './entries';
import { dayInWords, whenInWords } from './say';
import { NOTHING, type Selection, toggled, within } from './selection';
import { useBulk } from './use-bulk';
import type { Ways } from './ways';

interface QueueListProps {
  /** Each in the order of time. */
  failed: readonly Entry[];
  waiting: readonly Entry[];
  zone: string;
  ways: Ways;
}

/** What is not out and what is still to go, day by day; any of it can be selected, and something done with all of those. */
export function QueueList({ failed, waiting, zone, ways }: QueueListProps) {
  const [last, setSelection] = useState<Selection>(NOTHING);
  const { queue } = words;
  const all = useMemo(() => [...failed, ...waiting], [failed, waiting]);
  const order = useMemo(() => all.map(({ post }) => post.id), [all]);
  const selection = within(last, order);
  const bulk = useBulk(zone, (left) => setSelection({ ids: new Set(left.map(({ post }) => post.id)), anchor: null }));
  const selected = all.filter(({ post }) => selection.ids.has(post.id));
  if (all.length === 0) {
    const write = <ways.ComposeLink className={buttonClass('primary')}>{queue.write}</ways.ComposeLink>;
    return (
      <Empty title={queue.emptyTitle} action={write}>
        {queue.empty}
      </Empty>
    );
  }
  const select = (id: string, isRange: boolean) => setSelection(toggled(selection, id, isRange, order));
  const rows = (entries: readonly Entry[], isDated = false) => (
    <Rows
      entries={entries}
      isDated={isDated}
      selection={selection}
      isBusy={bulk.progress !== null}
      ways={ways}
      onSelect={select}
    />
  );
  return (
    <div>
      <p className="mb-3 flex min-h-10 flex-wrap items-center justify-between gap-2 text-sm text-ink-soft">
        {queue.count(all.length)}
        {selected.length < all.length && (
          <Button look="quiet" onClick={() => setSelection({ ids: new Set(order), anchor: null })}>
            {queue.selectAll(all.length)}
          </Button>
        )}
      </p>
      {bulk.tally !== null && (
        <Notice tone="caution" role="status" title={tallyInWords(bulk.tally)} onDismiss={bulk.dismiss} className="mb-4">
          {selected.length > 0 && queue.stillSelected}
        </Notice>
      )}
      <div className="space-y-6">
        {failed.length > 0 && (
          <section aria-labelledby="queue-failed">
            <h2 id="queue-failed" className="mb-2 px-1 font-semibold">
              {queue.failedTitle}
            </h2>
            {rows(failed, true)}
          </section>
        )}
        {sections(waiting).map(([day, entries]) => (
          <section key={day} aria-labelledby={`queue-${day}`} className="far-off">
            <h2 id={`queue-${day}`} className="mb-2 px-1 font-semibold">
              {dayInWords(day)}
            </h2>
            {rows(entries)}
          </section>
        ))}
      </div>
      {(selected.length > 0 || bulk.progress !== null) && (
        <BulkBar selected={selected} bulk={bulk} onSelectNone={() => setSelection(NOTHING)} />
      )}
    </div>
  );
}

interface RowsProps {
  entries: readonly Entry[];
  /** The day is told at each: no heading says it. */
  isDated: boolean;
  selection: Selection;
  isBusy: boolean;
  ways: Ways;
  onSelect: (id: string, isRange: boolean) => void;
}

function Rows({ entries, isDated, selection, isBusy, ways: { PostLink }, onSelect }: RowsProps) {
  // Only the click knows of it, and it comes before the change.
  const withShift = useRef(false);
  return (
    <Card>
      <ul className="divide-y divide-line">
        {entries.map(({ post, wall, state }) => {
          const when = isDated ? whenInWords(wall) : wall.time;
          const what = `${when} ${excerptOf(post)}`;
          return (
            <li key={post.id} className="flex items-stretch has-checked:bg-sunken">
              <label className="flex min-w-11 cursor-pointer items-center justify-center">
                <TickBox
                  aria-label={words.queue.select(what)}
                  isTicked={selection.ids.has(post.id)}
                  disabled={isBusy}
                  onClick={(event) => {
                    withShift.current = event.shiftKey;
                  }}
                  onTick={() => onSelect(post.id, withShift.current)}
                  className="size-4 accent-ink"
                />
              </label>
              <PostLink
                postId={post.id}
                className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-0.5 py-3 pr-4 hover:underline"
              >
                <span className="font-semibold tabular-nums">{when}</span>
                <span className="min-w-0 flex-1 truncate">{excerptOf(post)}</span>
                <span className="flex w-full items-center gap-3 text-sm text-ink-soft sm:w-auto">
                  <span className="truncate">{post.deliveries.map(({ username }) => `@${username}`).join(', ')}</span>
                  <Status state={state} />
                </span>
              </PostLink>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
