// What a request about a post or a draft carries.
import type { Image, PublishLate } from '../api/types';
import { anImage } from './samples';
import type { World } from './world';

export interface Written {
  text: string;
  account_ids?: string[] | null;
  overrides?: { account_id: string; text: string }[];
  media?: { id: string; alt_text?: string | null }[];
  allow_duplicate?: boolean;
  draft_id?: string | null;
  scheduled_for?: string | null;
  time_zone?: string | null;
  publish_late?: PublishLate | null;
}

export async function written(request: Request): Promise<Written> {
  return (await request.json()) as Written;
}

const PNG_SIDES_AT = 16;

/** What the pretend server makes of a picture: it can read the sides of a PNG, and whether there are words in it. */
export async function received(world: World, file: Blob): Promise<Image> {
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
    treatment: hasWords ? 'metadata_removed' : 'as_is',
  });
  image.url = `/api/media/${image.id}`;
  world.media.set(image.id, file);
  world.uploads.set(image.id, image);
  return image;
}

/** The images that are named, each with its words. */
export function attached(world: World, media: Written['media'] = []): Image[] {
  return media.flatMap(({ id, alt_text }) => {
    const image = world.uploads.get(id);
    return image === undefined ? [] : [{ ...image, alt_text: alt_text || null }];
  });
}
