// A post with images travels as a form: the parts that a post now and a post for later share.

/** An image on its way, with the words for those who cannot see it; empty for none. */
export interface NewImage {
  file: Blob;
  altText: string;
}

interface PostParts {
  text: string;
  account_id: string;
  allow_duplicate: boolean;
}

/** The n-th description belongs to the n-th image, so an image without one takes an empty one along. */
export function postForm(parts: PostParts, images: readonly NewImage[]): FormData {
  const form = new FormData();
  form.set('text', parts.text);
  form.set('account_id', parts.account_id);
  if (parts.allow_duplicate) form.set('allow_duplicate', 'true');
  for (const { file, altText } of images) {
    form.append('image', file, file instanceof File ? file.name : 'image');
    form.append('alt_text', altText.trim());
  }
  return form;
}
