import { useEffect, useMemo, useState } from 'react';

type Counter = typeof import('./counter');

let loaded: Counter | null = null;

/** The counter, once it is wanted and has arrived. Until then, and if it cannot be loaded, `null`: the server counts anyway. */
function useCounter(isWanted: boolean): Counter | null {
  const [counter, setCounter] = useState<Counter | null>(loaded);
  useEffect(() => {
    if (loaded !== null || !isWanted) return;
    let wanted = true;
    import('./counter').then(
      (module) => {
        loaded = module;
        if (wanted) setCounter(module);
      },
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [isWanted]);
  return counter;
}

export interface Weight {
  length: number;
  max: number;
  /** Index of the first character beyond the limit. */
  overflowStart: number;
}

export function useWeight(text: string, max: number): Weight | null {
  // It is the largest thing of the page by far, and an empty text is counted without it.
  const counter = useCounter(text !== '');
  return useMemo(() => {
    if (text === '') return { length: 0, max, overflowStart: 0 };
    if (counter === null) return null;
    return { length: counter.weightedLength(text), max, overflowStart: counter.overflowStart(text, max) };
  }, [counter, text, max]);
}
