// A finger that stays where it is picks a post up; one that moves scrolls, as everywhere.

/** So long a finger stays. */
const HOLD_MS = 350;
/** So far it may tremble. */
const TREMBLE_PX = 8;

interface Point {
  x: number;
  y: number;
}

/** Calls `onHeld` once the finger has stayed; the page is not scrolled by it from then on, until `release` is called. */
export function whenHeld(start: Point, onHeld: (release: () => void) => void): void {
  const timer = setTimeout(() => {
    stop();
    window.addEventListener('touchmove', keep, { passive: false });
    onHeld(release);
  }, HOLD_MS);
  const keep = (event: Event) => event.preventDefault();
  // A long press on a link would open its menu.
  const noMenu = (event: Event) => event.preventDefault();
  const move = ({ clientX, clientY }: PointerEvent) => {
    if (Math.hypot(clientX - start.x, clientY - start.y) > TREMBLE_PX) giveUp();
  };

  function stop(): void {
    clearTimeout(timer);
    window.removeEventListener('pointermove', move);
    window.removeEventListener('pointerup', giveUp);
    window.removeEventListener('pointercancel', giveUp);
  }

  function giveUp(): void {
    stop();
    window.removeEventListener('contextmenu', noMenu);
  }

  function release(): void {
    window.removeEventListener('touchmove', keep);
    window.removeEventListener('contextmenu', noMenu);
  }

  window.addEventListener('pointermove', move);
  window.addEventListener('pointerup', giveUp);
  window.addEventListener('pointercancel', giveUp);
  window.addEventListener('contextmenu', noMenu);
}
