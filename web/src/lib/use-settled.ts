import { useEffect, useState } from 'react';

/** A pause in the typing after which it is worth asking. */
export const PAUSE_MS = 300;

/** What was wanted once nothing else was wanted for a moment; null until then. */
export function useSettled(wanted: string): string | null {
  const [settled, setSettled] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(wanted), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  return settled;
}
