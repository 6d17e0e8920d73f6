import type { Account, Platform } from '@/api/types';
import { words } from '@/words';

/** Whether images can be added: by this server, and for this account. */
export type ImagePolicy = 'allowed' | 'off' | 'needs_grant';

export function imagePolicy({ image_sending, limits }: Platform, { image_grant }: Account): ImagePolicy {
  if (image_sending === 'off' || limits.images_max === 0) return 'off';
  const isGranted = image_sending === 'on' || image_grant?.state === 'active';
  return isGranted ? 'allowed' : 'needs_grant';
}

/** Why an image that was pasted or dropped was not added. */
export function notAllowedSentence(policy: Exclude<ImagePolicy, 'allowed'>, username: string): string {
  return policy === 'off' ? words.compose.notAddedOff : words.compose.notAddedGrant(username);
}
