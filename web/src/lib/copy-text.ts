// Copying, also where the browser gives a page no clipboard: on plain http, or when its reader has said no.

export type Copied = 'copied' | 'selected';

/** Copies what `element` says. Where that is not allowed, it is selected, one key press away from being copied. */
export async function copyTextOf(element: HTMLElement): Promise<Copied> {
  try {
    await navigator.clipboard.writeText(element.textContent ?? '');
    return 'copied';
  } catch {
    getSelection()?.selectAllChildren(element);
    return 'selected';
  }
}
