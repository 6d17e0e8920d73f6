import { answer, client } from '../client';

export interface ImageToUpload {
  file: Blob;
  name: string;
  /** The same key for the same image: asked again, the server keeps it once. */
  idempotencyKey: string;
  /** Ends it: the image was taken out again. */
  signal: AbortSignal;
}

/** What a slow line may take for an image of the largest size: 20 MB in three minutes are about 1 Mbit/s. */
const GIVE_UP_AFTER_MS = 180_000;

/** Keeps an image on the server until a post or a draft names it. Its description goes with these: it may still change. */
export function uploadImage({ file, name, idempotencyKey, signal }: ImageToUpload) {
  const params = { header: { 'Idempotency-Key': idempotencyKey } };
  const either = AbortSignal.any([signal, AbortSignal.timeout(GIVE_UP_AFTER_MS)]);
  const bodySerializer = ({ image }: { image: Blob }) => {
    const form = new FormData();
    form.set('image', image, name);
    return form;
  };
  return answer(() => client.POST('/api/media', { params, body: { image: file }, bodySerializer, signal: either }));
}
