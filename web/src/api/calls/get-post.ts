import { queryOptions } from '@tanstack/react-query';
import { answer, client } from '../client';

export const postQuery = (id: string) =>
  queryOptions({
    queryKey: ['posts', 'one', id],
    queryFn: ({ signal }) => answer(() => client.GET('/api/posts/{id}', { params: { path: { id } }, signal })),
  });
