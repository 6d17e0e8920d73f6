// Which posts of a list are selected. With Shift everything between the last one and this.

export interface Selection {
  ids: ReadonlySet<string>;
  /** Where a range begins. */
  anchor: string | null;
}

export const NOTHING: Selection = { ids: new Set(), anchor: null };

/** `order` is the list as it is shown. */
export function toggled(selection: Selection, id: string, isRange: boolean, order: readonly string[]): Selection {
  const ids = new Set(selection.ids);
  const isOn = !ids.has(id);
  for (const one of isRange ? between(selection.anchor, id, order) : [id]) {
    if (isOn) ids.add(one);
    else ids.delete(one);
  }
  return { ids, anchor: id };
}

function between(anchor: string | null, id: string, order: readonly string[]): readonly string[] {
  const [from, to] = [order.indexOf(anchor ?? ''), order.indexOf(id)].sort((one, other) => one - other);
  return from === undefined || to === undefined || from < 0 ? [id] : order.slice(from, to + 1);
}

/** What is no longer in the list is no longer selected. */
export function within(selection: Selection, order: readonly string[]): Selection {
  const kept = order.filter((id) => selection.ids.has(id));
  return kept.length === selection.ids.size ? selection : { ...selection, ids: new Set(kept) };
}
