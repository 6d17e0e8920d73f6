/** What is still in the composer after a failure. */
export function isKept(imageCount: number, more = ''): string {
  if (imageCount === 0) return more === '' ? 'Your text is kept.' : `Your text and ${more} are kept.`;
  const images = imageCount === 1 ? 'image' : 'images';
  return more === '' ? `Your text and ${images} are kept.` : `Your text, ${images} and ${more} are kept.`;
}
