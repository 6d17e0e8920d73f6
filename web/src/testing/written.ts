// What a request about a post carries, whether it came as JSON or as a form.
import type { Image, PublishLate } from '../api/types';
import { anImage } from './samples';
import type { World } from './world';

export interface Written {
  text: string;
  account_id?: string | null;
  allow_duplicate?: boolean;
  pictures: Picture[];
}

interface Picture {
  file: Blob;
  altText: string;
}

export async function written(request: Request): Promise<Written> {
  if (!request.headers.get('Content-Type')?.startsWith('multipart/form-data')) {
    return { pictures: [], ...((await request.json()) as { text: string }) };
  }
  const form = await request.formData();
  const words = form.getAll('alt_text').map(String);
  return {
    text: String(form.get('text') ?? ''),
    account_id: String(form.get('account_id')),
    allow_duplicate: form.get('allow_duplicate') === 'true',
    pictures: form.getAll('image').map((file, index) => ({ file: file as Blob, altText: words[index] ?? '' })),
  };
}

export interface Timed extends Written {
  scheduled_for: string;
  time_zone: string;
  publish_late: PublishLate | null;
}

export async function timed(request: Request): Promise<Timed> {
  if (!request.headers.get('Content-Type')?.startsWith('multipart/form-data')) {
    const body = (await request.json()) as Omit<Timed, 'pictures'>;
    return { ...body, pictures: [], publish_late: body.publish_late ?? null };
  }
  const form = await request.clone().formData();
  const late = form.get('publish_late');
  return {
    ...(await written(request)),
    scheduled_for: String(form.get('scheduled_for')),
    time_zone: String(form.get('time_zone')),
    publish_late: late === 'always' || late === 'never' ? late : late === null ? null : Number(late),
  };
}

const PNG_SIDES_AT = 16;

/** What the pretend server makes of a picture: it can read the sides of a PNG, and whether there are words in it. */
export async function received(world: World, { file, altText }: Picture): Promise<Image> {
  const bytes = await file.arrayBuffer();
  const head = new DataView(bytes);
  const isPng = head.byteLength >= PNG_SIDES_AT + 8 && head.getUint32(0) === 0x89504e47;
  const [width, height] = isPng ? [head.getUint32(PNG_SIDES_AT), head.getUint32(PNG_SIDES_AT + 4)] : [640, 480];
  const hasWords = isPng && new TextDecoder('latin1').decode(bytes).includes('tEXt');
  const image = anImage({
    media_type: file.type || 'image/png',
    bytes: file.size,
    width,
    height,
    alt_text: altText || null,
    treatment: hasWords ? 'metadata_removed' : 'as_is',
  });
  image.url = `/api/media/${image.id}`;
  world.media.set(image.id, file);
  return image;
}
