// Was an einem Bild nicht geht. Es sind Codes einer Ablehnung im Ganzen und eines Feldes zugleich.
import type { Problem } from '@/api/types';
import { figure } from './say-refusals';

interface Said {
  detail: string;
  field?: string | undefined;
}

/** „Bild 2: “, wenn es eines von mehreren ist. */
function which(field: string | undefined): string {
  const index = /\[(\d+)\]/.exec(field ?? '')?.[1];
  return index === undefined ? '' : `Bild ${Number(index) + 1}: `;
}

const refused =
  (said: string) =>
  ({ field }: Said): string =>
    `${which(field)}${said} Wähle ein anderes; nichts wurde gesendet.`;

export const IMAGES = {
  image_dimensions: refused('Dieses Bild hat zu viele oder zu wenige Pixel.'),
  image_too_large: ({ detail, field }: Said): string => {
    const megabytes = /(\d+) MB/.exec(detail)?.[1];
    const said = megabytes === undefined ? 'zu groß' : `größer als ${figure(Number(megabytes))} MB`;
    return `${which(field)}Dieses Bild ist ${said}. Wähle ein kleineres; nichts wurde gesendet.`;
  },
  image_too_many_frames: refused('Diese Animation hat zu viele Einzelbilder oder Pixel.'),
  image_too_slow: refused('Dieses Bild zu öffnen dauert zu lange.'),
  image_type_unsupported: refused('Nur JPEG, PNG, GIF und WebP ohne Animation lassen sich veröffentlichen.'),
  image_undecodable: refused('Dieses Bild ist beschädigt und nicht lesbar.'),
};

export type ImageCode = keyof typeof IMAGES;

/** Im Ganzen gesagt: mit dem Bild, um das es geht, wenn die Ablehnung es nennt. */
export const ofImage =
  (code: ImageCode) =>
  ({ detail, errors }: Problem): string =>
    IMAGES[code]({ detail, field: errors?.[0]?.field });
