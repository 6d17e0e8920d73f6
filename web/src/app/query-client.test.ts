import { describe, expect, test, vi } from 'vitest';
import { NoAnswer, Refused } from '@/api/problem';
import { problem } from '@/testing/typed-http';
import { createQueryClient } from './query-client';

const lost = new Refused(problem('session_required', 401).problem);

describe('the end of a session', () => {
  test('is noticed by a query', async () => {
    const onSessionLost = vi.fn();
    const queryClient = createQueryClient(onSessionLost);
    await queryClient.fetchQuery({ queryKey: ['any'], queryFn: () => Promise.reject(lost) }).catch(() => undefined);
    expect(onSessionLost).toHaveBeenCalledOnce();
  });

  test('is noticed by a mutation', async () => {
    const onSessionLost = vi.fn();
    const queryClient = createQueryClient(onSessionLost);
    const mutation = queryClient.getMutationCache().build(queryClient, { mutationFn: () => Promise.reject(lost) });
    await mutation.execute(undefined).catch(() => undefined);
    expect(onSessionLost).toHaveBeenCalledOnce();
  });

  test('is not read into another refusal, or into silence', async () => {
    const onSessionLost = vi.fn();
    const queryClient = createQueryClient(onSessionLost);
    for (const error of [new Refused(problem('not_found', 404).problem), new NoAnswer('unknown')]) {
      await queryClient
        .fetchQuery({ queryKey: [error.name], queryFn: () => Promise.reject(error), retry: false })
        .catch(() => undefined);
    }
    expect(onSessionLost).not.toHaveBeenCalled();
  });
});

test('a refusal is not asked again; silence is', async () => {
  const queryClient = createQueryClient(() => undefined);
  const refuse = vi.fn(() => Promise.reject(new Refused(problem('not_found', 404).problem)));
  const stay = vi.fn(() => Promise.reject(new NoAnswer('unknown')));
  await queryClient
    .fetchQuery({ queryKey: ['refused'], queryFn: refuse, retry: queryClient.getDefaultOptions().queries?.retry ?? 0 })
    .catch(() => undefined);
  await queryClient
    .fetchQuery({
      queryKey: ['silent'],
      queryFn: stay,
      retry: queryClient.getDefaultOptions().queries?.retry ?? 0,
      retryDelay: 1,
    })
    .catch(() => undefined);
  expect(refuse).toHaveBeenCalledTimes(1);
  expect(stay).toHaveBeenCalledTimes(3);
});
