// What stands where in a part of a page, measured in the browser; `looks.ts` judges it.
import type { Page } from 'playwright-core';

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface MeasuredText {
  name: string;
  /** Around the letters themselves. */
  letters: Box | null;
  /** By how much the content is larger than what is shown of it. */
  hidden: { across: number; down: number };
  /** Ends in "…" or after so many lines on purpose. */
  isShortened: boolean;
}

export interface MeasuredControl {
  name: string;
  /** What a finger hits: the label of a box to tick belongs to it. */
  target: Box;
  /** Without the margin of a field, where a button may stand. */
  core: Box;
  /** Part of a sentence. */
  isInline: boolean;
  /** The places in the list of those it contains. */
  contains: number[];
}

export interface MeasuredPart {
  title: string;
  frame: Box;
  texts: MeasuredText[];
  controls: MeasuredControl[];
}

/** Each element that matches, and what can be seen in it. Nothing is scrolled. */
export function measure(page: Page, selector: string): Promise<MeasuredPart[]> {
  return page.evaluate((parts) => {
    const CONTROLS = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=switch], [role=tab]';

    const boxOf = ({ left, top, right, bottom }: DOMRect) => ({ left, top, right, bottom });
    const isClipped = (overflow: string) => overflow === 'hidden' || overflow === 'clip';

    // Words for screen readers are a pixel large; the link past the navigation hangs above the window until it has the focus.
    function isSeen(element: Element): boolean {
      const { width, height, bottom } = element.getBoundingClientRect();
      if (width <= 1 || height <= 1 || element.closest('.sr-only') !== null) return false;
      if (bottom <= 0 && getComputedStyle(element).position === 'fixed') return false;
      return element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    }

    // What only makes a way shorter for a pointer lies under other things on purpose, and is for nobody else.
    function isExtra(control: Element): boolean {
      return control.getAttribute('aria-hidden') === 'true' && control.getAttribute('tabindex') === '-1';
    }

    function nameOf(element: Element): string {
      const words = element.textContent.trim().replace(/\s+/g, ' ').slice(0, 40);
      return `<${element.tagName.toLowerCase()} ${element.getAttribute('aria-label') ?? element.id}> "${words}"`;
    }

    function hasWords(element: Element | null): boolean {
      return [...(element?.childNodes ?? [])].some(
        ({ nodeType, textContent }) => nodeType === 3 && textContent?.trim(),
      );
    }

    function lettersOf(element: Element) {
      const range = document.createRange();
      const words = [...element.childNodes].filter(
        ({ nodeType, textContent }) => nodeType === 3 && textContent?.trim(),
      );
      const [first, last] = [words.at(0), words.at(-1)];
      if (first === undefined || last === undefined) return null;
      range.setStartBefore(first);
      range.setEndAfter(last);
      return boxOf(range.getBoundingClientRect());
    }

    function textOf(element: Element) {
      const { overflowX, overflowY, textOverflow, webkitLineClamp } = getComputedStyle(element);
      return {
        name: nameOf(element),
        letters: lettersOf(element),
        hidden: {
          across: isClipped(overflowX) ? element.scrollWidth - element.clientWidth : 0,
          down: isClipped(overflowY) ? element.scrollHeight - element.clientHeight : 0,
        },
        isShortened: textOverflow === 'ellipsis' || webkitLineClamp !== 'none',
      };
    }

    function labelOf(control: Element): Element {
      const isTicked = control instanceof HTMLInputElement && /checkbox|radio/.test(control.type);
      return (isTicked && control.labels?.[0]) || control;
    }

    function controlOf(control: Element, _: number, all: Element[]) {
      const target = boxOf(labelOf(control).getBoundingClientRect());
      const { paddingLeft, paddingRight, display } = getComputedStyle(control);
      const [left, right] = control instanceof HTMLInputElement ? [paddingLeft, paddingRight] : ['0', '0'];
      return {
        name: nameOf(control),
        target,
        core: {
          ...target,
          left: target.left + Number.parseFloat(left),
          right: target.right - Number.parseFloat(right),
        },
        isInline: display === 'inline' || (display === 'inline-block' && hasWords(control.parentElement)),
        contains: all.flatMap((other, index) => (other !== control && control.contains(other) ? [index] : [])),
      };
    }

    return Array.from(document.querySelectorAll(parts), (part) => {
      const seen = [...part.querySelectorAll('*')].filter(isSeen);
      return {
        title: part.querySelector('figcaption, h1, h2')?.textContent ?? parts,
        frame: boxOf(part.getBoundingClientRect()),
        texts: seen.map(textOf),
        controls: seen.filter((element) => element.matches(CONTROLS) && !isExtra(element)).map(controlOf),
      };
    });
  }, selector);
}
