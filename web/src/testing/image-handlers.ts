// The pretend server's images and the second grant they may need.
import { HttpResponse, http, type RequestHandler } from 'msw';
import type { Account } from '../api/types';
import { ahead, anImageGrant } from './samples';
import { type Guard, on, problem, reply } from './typed-http';
import type { World } from './world';

export function imageHandlersFor(world: World, guarded: Guard): RequestHandler[] {
  function accountIn(url: string): Account | undefined {
    const id = new URL(url).searchParams.get('account_id');
    return world.accounts.find((account) => account.id === id);
  }
  return [
    http.get('*/api/media/:id', ({ params }) => {
      const isKept = world.posts.some(({ images }) =>
        images.some(({ id, url }) => id === params['id'] && url !== null),
      );
      const file = world.media.get(String(params['id']));
      if (!isKept || file === undefined) return new HttpResponse(null, { status: 404 });
      return new HttpResponse(file, { headers: { 'Content-Type': file.type || 'image/png' } });
    }),
    on(
      'get',
      '/api/x/oauth1/auth-url',
      guarded(({ request }) => {
        const account = accountIn(request.url);
        if (account === undefined) return problem('not_found', 404);
        const url = new URL(`/oauth/authorize?account_id=${account.id}`, request.url).href;
        return reply(200, { url, expires_at: ahead(10) });
      }),
    ),
    on(
      'delete',
      '/api/x/oauth1',
      guarded(({ request }) => {
        const account = accountIn(request.url);
        if (account === undefined) return problem('not_found', 404);
        account.image_grant = anImageGrant();
        account.can = account.can.filter((ability) => ability !== 'post_images');
        return reply(200, account);
      }),
    ),
  ];
}
