// The pretend server's images and the second grant they may need.
import { HttpResponse, http, type RequestHandler } from 'msw';
import type { Account } from '../api/types';
import { ahead, anImageGrant } from './samples';
import { type Guard, on, problem, reply } from './typed-http';
import type { World } from './world';
import { received } from './written';

export function imageHandlersFor(world: World, guarded: Guard): RequestHandler[] {
  function accountIn(url: string): Account | undefined {
    const id = new URL(url).searchParams.get('account_id');
    return world.accounts.find((account) => account.id === id);
  }
  return [
    http.get('*/api/media/:id', ({ params }) => {
      const id = String(params['id']);
      const ofPost = world.posts.flatMap(({ images }) => images).find((image) => image.id === id);
      const isKept = ofPost === undefined ? world.uploads.has(id) : ofPost.url !== null;
      const file = world.media.get(id);
      if (!isKept || file === undefined) return new HttpResponse(null, { status: 404 });
      return new HttpResponse(file, { headers: { 'Content-Type': file.type || 'image/png' } });
    }),
    on(
      'post',
      '/api/media',
      guarded(async ({ request }) => {
        const file = (await request.formData()).get('image');
        if (file === null || typeof file === 'string')
          return problem('invalid_fields', 422, { detail: 'Send an image.' });
        const { id, media_type, bytes, width, height, animated, treatment, uploaded_bytes } = await received(
          world,
          file,
        );
        const image = { id, media_type, bytes, width, height, animated, treatment, uploaded_bytes, alt_text: null };
        return reply(201, { ...image, url: `/api/media/${id}`, expires_at: ahead(60 * 24) });
      }),
    ),
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
