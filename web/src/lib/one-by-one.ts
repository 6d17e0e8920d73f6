// The same act on many things, one after the other: what happened to each is known, and a refusal of one stops none of the others.

export interface Ending<T> {
  item: T;
  /** Undefined when it was done. */
  error?: unknown;
}

/** `onStep` is told how many are through. */
export async function oneByOne<T>(
  items: readonly T[],
  act: (item: T) => Promise<unknown>,
  onStep: (through: number) => void = () => undefined,
): Promise<Ending<T>[]> {
  const endings: Ending<T>[] = [];
  for (const item of items) {
    try {
      await act(item);
      endings.push({ item });
    } catch (error) {
      endings.push({ item, error });
    }
    onStep(endings.length);
  }
  return endings;
}
