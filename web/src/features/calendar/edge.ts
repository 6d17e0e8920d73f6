// Carried to the side of the calendar and held there, a post reaches the days beyond.
import { addDays, type Day } from './grid';

/** So near the side of what is shown. */
const NEAR_PX = 28;
/** So long it is held there, for each step. */
const STEP_MS = 700;

/** The days that are shown, in their order, as they are marked for dropping. */
function daysShown(mark: string): { first: Day; last: Day; left: number; right: number } | null {
  const places = [...document.querySelectorAll(`[${mark}]`)];
  const days = places.map((place) => (place.getAttribute(mark) ?? '').split(' ')[0] ?? '').sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return null;
  const boxes = places.map((place) => place.getBoundingClientRect());
  return {
    first,
    last,
    left: Math.min(...boxes.map((box) => box.left)),
    right: Math.max(...boxes.map((box) => box.right)),
  };
}

/** `over` is told where the pointer is; `stop` once it is let go. */
export function edgeWatch(mark: string, onReach: (day: Day) => void): { over: (x: number) => void; stop: () => void } {
  let side = 0;
  let timer: ReturnType<typeof setInterval> | undefined;

  function reach(): void {
    const shown = daysShown(mark);
    if (shown !== null) onReach(addDays(side < 0 ? shown.first : shown.last, side));
  }

  function sideOf(x: number): number {
    const shown = daysShown(mark);
    if (shown === null) return 0;
    if (x < shown.left + NEAR_PX) return -1;
    return x > shown.right - NEAR_PX ? 1 : 0;
  }

  function stop(): void {
    clearInterval(timer);
    timer = undefined;
    side = 0;
  }

  function over(x: number): void {
    const next = sideOf(x);
    if (next === side) return;
    stop();
    side = next;
    if (side !== 0) timer = setInterval(reach, STEP_MS);
  }

  return { over, stop };
}
