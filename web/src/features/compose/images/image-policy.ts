import type { Account, Platform } from '@/api/types';

/** Whether images can be added: by this server, and for this account. */
export type ImagePolicy = 'allowed' | 'off' | 'needs_grant';

export function imagePolicy({ image_sending, limits }: Platform, { image_grant }: Account): ImagePolicy {
  if (image_sending === 'off' || limits.images_max === 0) return 'off';
  const isGranted = image_sending === 'on' || image_grant?.state === 'active';
  return isGranted ? 'allowed' : 'needs_grant';
}

/** Why an image that was pasted or dropped was not added. */
export function notAllowedSentence(policy: Exclude<ImagePolicy, 'allowed'>, username: string): string {
  return policy === 'off'
    ? 'No image was added: images are switched off on this server. Nothing you wrote is lost.'
    : `No image was added: @${username} may not post images yet. Nothing you wrote is lost.`;
}
