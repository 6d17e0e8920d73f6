import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { announce } from '@/lib/announce';
import { instantNear, type WallTime } from '@/lib/wall-time';
import { words } from '@/words';
import { edgeWatch } from './edge';
import { type Entry, excerptOf, isMovable, shifted } from './entries';
import type { Day } from './grid';
import { whenHeld } from './hold';
import { whenInWords } from './say';

/** Where a post can be put down: a day, or an hour of it. */
export interface Slot {
  day: Day;
  hour?: number;
}

/** Steps of the arrows; undefined where an arrow leads nowhere. */
export type Steps = Partial<Record<string, { days?: number; hours?: number }>>;

export interface Carried {
  entry: Entry;
  /** Where it would come down now. */
  to: WallTime;
  by: 'pointer' | 'keys';
}

/** So far the pointer goes before it is a drag and no click. */
const SLACK_PX = 6;
const SLOT = 'data-slot';

/** The mark of a place to drop on, for the pointer to find. */
export function slotMark({ day, hour }: Slot): { [SLOT]: string } {
  return { [SLOT]: hour === undefined ? day : `${day} ${hour}` };
}

function slotAt(x: number, y: number): Slot | null {
  const mark = document.elementFromPoint(x, y)?.closest(`[${SLOT}]`)?.getAttribute(SLOT);
  const [day, hour] = mark?.split(' ') ?? [];
  if (day === undefined) return null;
  return hour === undefined ? { day } : { day, hour: Number(hour) };
}

/** In a slot of an hour the minutes stay; in one of a day the time of day does. */
function put(wall: WallTime, { day, hour }: Slot): WallTime {
  const time = hour === undefined ? wall.time : `${String(hour).padStart(2, '0')}${wall.time.slice(2)}`;
  return { date: day, time };
}

function stepped(wall: WallTime, { days = 0, hours = 0 }: { days?: number; hours?: number }): WallTime {
  const hour = Number(wall.time.slice(0, 2)) + hours;
  const moved = shifted(wall, days + Math.floor(hour / 24));
  return put(moved, { day: moved.date, hour: (hour + 24) % 24 });
}

interface CarryOptions {
  zone: string;
  steps: Steps;
  onDrop: (entry: Entry, to: WallTime) => void;
  /** It was carried over a day that is not shown. */
  onReach: (day: Day) => void;
}

/** Picks posts up and puts them down, by pointer and by keys; what happens is spoken. */
export function useCarry(options: CarryOptions) {
  const { zone, steps } = options;
  const latest = useRef(options);
  latest.current = options;
  const [carried, setCarried] = useState<Carried | null>(null);
  const current = useRef<Carried | null>(null);
  const ghost = useRef<HTMLDivElement>(null);
  // The click that ends a drag opens nothing.
  const hasDragged = useRef(false);
  const stopListening = useRef<(() => void) | null>(null);

  function carry(next: Carried | null): void {
    current.current = next;
    setCarried(next);
  }

  function letGo(isDropped: boolean): void {
    const last = current.current;
    stopListening.current?.();
    carry(null);
    if (last === null) return;
    if (isDropped) latest.current.onDrop(last.entry, last.to);
    else announce(words.queue.putBack(whenInWords(last.entry.wall)));
  }

  useEffect(() => () => stopListening.current?.(), []);

  /** `onEnd`: a finger has been held to begin with, and what held the page still for it ends then. */
  function follow(event: PointerEvent, entry: Entry, onEnd?: () => void): void {
    const start = { x: event.clientX, y: event.clientY };
    // What is shown may have changed meanwhile: only the last rendering knows.
    const edge = edgeWatch(SLOT, (day) => latest.current.onReach(day));
    const over = (x: number, y: number) => {
      edge.over(x);
      const slot = slotAt(x, y);
      const to = slot === null ? entry.wall : put(entry.wall, slot);
      const last = current.current?.to;
      if (last?.date !== to.date || last.time !== to.time) carry({ entry, to, by: 'pointer' });
      // Beside a pointer, above a finger.
      const [right, down] = onEnd === undefined ? [10, 10] : [-40, -64];
      if (ghost.current) ghost.current.style.transform = `translate(${x + right}px, ${y + down}px)`;
    };
    const move = ({ clientX: x, clientY: y }: globalThis.PointerEvent) => {
      if (current.current === null && Math.hypot(x - start.x, y - start.y) < SLACK_PX) return;
      hasDragged.current = true;
      over(x, y);
    };
    const up = () => (current.current === null ? stop() : letGo(true));
    const cancel = () => letGo(false);
    const key = (pressed: globalThis.KeyboardEvent) => pressed.key === 'Escape' && letGo(false);
    function stop(): void {
      edge.stop();
      onEnd?.();
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', up);
      window.removeEventListener('pointercancel', cancel);
      window.removeEventListener('keydown', key);
      stopListening.current = null;
      // After the click that follows.
      setTimeout(() => {
        hasDragged.current = false;
      }, 0);
    }
    stopListening.current?.();
    stopListening.current = stop;
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', up);
    window.addEventListener('pointercancel', cancel);
    window.addEventListener('keydown', key);
    if (onEnd !== undefined) {
      hasDragged.current = true;
      carry({ entry, to: entry.wall, by: 'pointer' });
    }
  }

  function followFinger(event: PointerEvent, entry: Entry): void {
    const { pointerId, clientX: x, clientY: y } = event;
    whenHeld({ x, y }, (release) => {
      // The chip goes away when other days are shown, and the finger is still there.
      document.body.setPointerCapture(pointerId);
      navigator.vibrate?.(15);
      follow(event, entry, release);
    });
  }

  function step(last: Carried, by: { days?: number; hours?: number }): void {
    const to = stepped(last.to, by);
    carry({ ...last, to });
    latest.current.onReach(to.date);
    const when = whenInWords(to);
    const isPast = instantNear(to, zone) <= Date.now();
    announce(isPast ? words.queue.overPast(when) : words.queue.over(when));
  }

  function carryByKeys(event: globalThis.KeyboardEvent): void {
    const last = current.current;
    if (last === null) return;
    const by = steps[event.key];
    if (by !== undefined) step(last, by);
    else if (event.key === ' ' || event.key === 'Enter') letGo(true);
    else if (event.key === 'Escape' || event.key === 'Tab') letGo(false);
    else return;
    if (event.key !== 'Tab') event.preventDefault();
    event.stopPropagation();
  }
  const byKeys = useRef(carryByKeys);
  byKeys.current = carryByKeys;

  function pickUp(entry: Entry): void {
    carry({ entry, to: entry.wall, by: 'keys' });
    announce(words.queue.pickedUp(excerptOf(entry.post), whenInWords(entry.wall)));
    // On the window: the post may be carried to a month where it is not.
    const listener = (event: globalThis.KeyboardEvent) => byKeys.current(event);
    window.addEventListener('keydown', listener, true);
    stopListening.current = () => {
      window.removeEventListener('keydown', listener, true);
      stopListening.current = null;
    };
  }

  /** What a post that can be moved listens to. */
  function handlesOf(entry: Entry) {
    if (!isMovable(entry, Date.now())) return {};
    return {
      draggable: false,
      onPointerDown: (event: PointerEvent) => {
        if (event.pointerType === 'touch') followFinger(event, entry);
        else if (event.button === 0) follow(event, entry);
      },
      onClick: (event: { preventDefault: () => void }) => hasDragged.current && event.preventDefault(),
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key !== ' ' || current.current !== null) return;
        event.preventDefault();
        pickUp(entry);
      },
    };
  }

  return { carried, ghost, handlesOf };
}

export type Carry = ReturnType<typeof useCarry>;
