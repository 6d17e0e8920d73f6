import { type ComponentType, useCallback, useState } from 'react';

interface OnDemand<Props> {
  Component: ComponentType<Props> | null;
  isLoading: boolean;
  hasFailed: boolean;
  /** True once it is there. */
  load: () => Promise<boolean>;
}

/** A component that is fetched when it is first wanted. That it could not be is an answer and no crash: the page stays as it is. */
export function useOnDemand<Props>(fetchComponent: () => Promise<ComponentType<Props>>): OnDemand<Props> {
  const [Component, setComponent] = useState<ComponentType<Props> | null>(null);
  const [state, setState] = useState<'idle' | 'loading' | 'failed'>('idle');
  const load = useCallback(async () => {
    setState('loading');
    try {
      const fetched = await fetchComponent();
      setComponent(() => fetched);
      setState('idle');
      return true;
    } catch {
      setState('failed');
      return false;
    }
  }, [fetchComponent]);
  return { Component, isLoading: state === 'loading', hasFailed: state === 'failed', load };
}
