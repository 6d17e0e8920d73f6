// A post with an image travels as a form: the parts that a post now and a post for later share.

interface PostParts {
  text: string;
  account_id: string;
  allow_duplicate: boolean;
  image: Blob;
  alt_text: string;
}

export function postForm(parts: PostParts): FormData {
  const form = new FormData();
  form.set('text', parts.text);
  form.set('account_id', parts.account_id);
  if (parts.allow_duplicate) form.set('allow_duplicate', 'true');
  if (parts.alt_text.trim() !== '') form.set('alt_text', parts.alt_text);
  form.set('image', parts.image, parts.image instanceof File ? parts.image.name : 'image');
  return form;
}
