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

export async function postPage(post: Post, picture: Blob | undefined): Promise<string> {
  const image =
    picture === undefined
      ? ''
      : `<img alt="${escaped(post.images[0]?.alt_text ?? '')}" src="data:image/png;base64,${Buffer.from(await picture.arrayBuffer()).toString('base64')}">`;
  return page('Post', `<p>${escaped(post.text)}</p>${image}`);
}
