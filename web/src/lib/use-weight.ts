import { useEffect, useMemo, useState } from 'react';

type Counter = typeof import('./counter');

let loaded: Counter | null = null;

/** The counter, once it has arrived. Until then, and if it cannot be loaded, `null`: the server counts anyway. */
function useCounter(): Counter | null {
  const [counter, setCounter] = useState<Counter | null>(loaded);
  useEffect(() => {
    if (loaded !== null) return;
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
  }, []);
  return counter;
}

export interface Weight {
  length: number;
  max: number;
  /** Index of the first character beyond the limit. */
  overflowStart: number;
}

export function useWeight(text: string, max: number): Weight | null {
  const counter = useCounter();
  return useMemo(
    () =>
      counter === null
        ? null
        : { length: counter.weightedLength(text), max, overflowStart: counter.overflowStart(text, max) },
    [counter, text, max],
  );
}
