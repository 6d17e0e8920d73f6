// Two pages of a pretend X, named and labelled as the sandbox has them.
import type { Post } from '../src/api/types.ts';

const escaped = (text: string) => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

const page = (title: string, body: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><main><h1>${title}</h1>${body}</main></html>`;

export function consentPage(): string {
  const form = (fields: string, label: string) =>
    `<form action="/api/x/callback">${fields}<button>${label}</button></form>`;
  return page(
    'Authorize Pillarbox',
    form('<input type="hidden" name="code" value="c"><input type="hidden" name="state" value="s">', 'Authorize app') +
      form(
        '<input type="hidden" name="error" value="access_denied"><input type="hidden" name="state" value="s">',
        'Cancel',
      ),
  );
}

/** The second consent page, for images. */
export function imageConsentPage(): string {
  const form = (name: string, value: string, label: string) =>
    `<form action="/api/x/oauth1/callback"><input type="hidden" name="${name}" value="${value}"><button>${label}</button></form>`;
  return page(
    'Authorize Pillarbox to send images',
    form('oauth_verifier', 'v', 'Authorize app') +
      form('denied', 't', 'Cancel') +
      form('problem', 'read_only', 'Authorize it to read only'),
  );
}

async function inlined(picture: Blob): Promise<string> {
  const bytes = Buffer.from(await picture.arrayBuffer()).toString('base64');
  return `data:${picture.type || 'image/png'};base64,${bytes}`;
}

export async function postPage(post: Post, pictures: readonly (Blob | undefined)[]): Promise<string> {
  const images = await Promise.all(
    pictures.map(async (picture, index) => {
      if (picture === undefined) return '';
      return `<img alt="${escaped(post.images[index]?.alt_text ?? '')}" src="${await inlined(picture)}">`;
    }),
  );
  return page('Post', `<p>${escaped(post.text)}</p>${images.join('')}`);
}
