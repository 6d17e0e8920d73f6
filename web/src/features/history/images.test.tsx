// The images of posts in the history: pictures while the server has them, words in any case.
import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { DeliveryState, Image } from '@/api/types';
import { show } from '@/testing/render';
import { aDelivery, anImage, aPost } from '@/testing/samples';
import { serve, server } from '@/testing/server';
import { on, problem } from '@/testing/typed-http';
import { History } from './history';

async function look(images: Image[], state: DeliveryState = 'posted', rest = {}) {
  serve({ posts: [aPost({ images, deliveries: [aDelivery({ state, ...rest })] })] });
  const shown = show(<History />);
  return { ...shown, post: within(await screen.findByRole('article')) };
}

const kept = (part: Partial<Image> = {}) => anImage({ url: '/api/media/one', alt_text: 'A mill', ...part });

describe('an image', () => {
  test('the server still has is shown, in a box whose size is known before', async () => {
    const { post } = await look([kept()], 'failed');
    const picture = post.getByRole('img', { name: 'A mill' });
    expect(picture).toHaveAttribute('src', '/api/media/one');
    expect(picture).toHaveAttribute('loading', 'lazy');
    expect(picture).toHaveAttribute('width');
    expect(picture).toHaveAttribute('height');
    expect(post.getByText('JPEG image, 1600 × 1067: “A mill”')).toBeInTheDocument();
  });

  test('that nobody described says so, in its place and beside it', async () => {
    const { post } = await look([kept({ alt_text: null })], 'failed');
    expect(post.getByRole('img', { name: 'Not described' })).toBeInTheDocument();
    expect(post.getByText(/not described$/)).toBeInTheDocument();
  });

  test('several are numbered, each with its words', async () => {
    const { post } = await look([kept({ id: 'a' }), kept({ id: 'b', alt_text: 'A loom' })], 'scheduled');
    expect(post.getAllByRole('img').map((one) => (one as HTMLImageElement).alt)).toEqual(['A mill', 'A loom']);
    expect(post.getAllByRole('listitem').map((one) => one.textContent)).toEqual([
      '1 JPEG image, 1600 × 1067: “A mill”',
      '2 JPEG image, 1600 × 1067: “A loom”',
    ]);
  });

  test('that is animated is called so', async () => {
    const { post } = await look([anImage({ media_type: 'image/gif', animated: true, alt_text: 'It turns' })]);
    expect(post.getByText('Animated GIF, 1600 × 1067: “It turns”')).toBeInTheDocument();
  });
});

describe('what the server did to it', () => {
  test('making it smaller is told with both sizes', async () => {
    const [uploaded_bytes, bytes] = [12 * 1024 * 1024, 4 * 1024 * 1024];
    const { post } = await look([anImage({ treatment: 'shrunk', uploaded_bytes, bytes })]);
    expect(post.getByText(/Made smaller to fit X: 12 MB became 4 MB\./)).toBeInTheDocument();
  });

  test('taking hidden data out is told, and claims nothing about what it was', async () => {
    const { post } = await look([anImage({ treatment: 'metadata_removed' })]);
    const line = post.getByText(/Hidden data removed\./);
    expect(line).not.toHaveTextContent(/location|place/i);
  });

  test('nothing is not told', async () => {
    const { post } = await look([anImage({ alt_text: 'A mill' })]);
    expect(post.getByRole('listitem')).toHaveTextContent(/^JPEG image, 1600 × 1067: “A mill”$/);
  });
});

describe('an image that is no longer kept', () => {
  test('is words alone, and says so where somebody might miss it', async () => {
    const { post } = await look([anImage({ alt_text: 'A mill' })], 'failed');
    expect(post.queryByRole('img')).not.toBeInTheDocument();
    expect(post.getByText('No longer kept here.')).toBeInTheDocument();
  });

  test('is not missed once X has it', async () => {
    const { post } = await look([anImage()], 'posted');
    expect(post.queryByText(/No longer kept/)).not.toBeInTheDocument();
  });

  test('is noticed when its picture cannot be had', async () => {
    const { post } = await look([kept()], 'failed');
    fireEvent.error(post.getByRole('img'));
    expect(post.queryByRole('img')).not.toBeInTheDocument();
    expect(post.getByText(/No longer kept here\./)).toBeInTheDocument();
  });

  test('makes a retry impossible, which says so and what to do', async () => {
    const { user } = await look([anImage()], 'failed', { can_retry: true });
    server.use(on('post', '/api/x/retry', () => problem('images_gone', 409)));
    await user.click(screen.getByRole('button', { name: 'Retry' }));
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Its images are no longer kept here');
    expect(alert).toHaveTextContent('nothing was sent');
    expect(alert).toHaveTextContent('write it anew');
  });
});
