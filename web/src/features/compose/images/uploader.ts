// Brings the images of the draft to the server, one after the other, as soon as they are chosen: then they are kept like the text,
// and posting need not wait for them. Like the draft, it outlives the composer.
import { uploadImage } from '@/api/calls/upload-image';
import { Refused } from '@/api/problem';
import { requestKeyOf } from '@/lib/request-key';
import { type DraftImage, readDraft, type Upload, writeDraft } from '../draft';
import type { Run } from '../workers';

export class Uploader {
  private running: Promise<void> | null = null;
  private current: { id: string; abort: AbortController } | null = null;
  private readonly userId: string;
  private readonly run: Run;

  constructor(userId: string, run: Run) {
    this.userId = userId;
    this.run = run;
  }

  /** An image may have come, or gone. */
  readonly wake = (): void => {
    const { current } = this;
    if (current !== null && this.images().every(({ id }) => id !== current.id)) current.abort.abort();
    if (this.running !== null || this.next() === undefined) return;
    // Begun a turn later: the first note it makes wakes this again, and must find it running.
    this.running = Promise.resolve()
      .then(() => this.work())
      .finally(() => {
        this.running = null;
      });
  };

  /** Once none is on its way or waits for its turn. */
  async settled(): Promise<void> {
    while (this.running !== null) await this.running;
  }

  /** Those that a post has taken are brought once more: an image goes with one post. */
  bringAgain(): void {
    writeDraft(this.userId, ({ images }) => ({
      images: images.map((image) =>
        image.upload.state === 'kept' ? { ...image, upload: { state: 'waiting' } } : image,
      ),
    }));
  }

  tryAgain(id: string): void {
    this.note(id, { state: 'waiting' });
  }

  private images(): readonly DraftImage[] {
    return readDraft(this.userId).images;
  }

  private next(): DraftImage | undefined {
    return this.images().find(({ upload }) => upload.state === 'waiting');
  }

  private async work(): Promise<void> {
    for (let image = this.next(); image !== undefined; image = this.next()) await this.bring(image);
  }

  private async bring(image: DraftImage): Promise<void> {
    const { id, name } = image;
    const abort = new AbortController();
    this.current = { id, abort };
    this.note(id, { state: 'sending' });
    const key = requestKeyOf(`image ${id}`);
    try {
      const file = image.file ?? (await fileOf(image.url, abort.signal));
      const idempotencyKey = key.for(id);
      const kept = await this.run(() => uploadImage({ file, name, idempotencyKey, signal: abort.signal }));
      key.settle();
      this.note(id, { state: 'kept', mediaId: kept.id }, kept.url);
    } catch (error) {
      if (error instanceof Refused) key.settle();
      // Taken out meanwhile, there is nowhere to note it.
      this.note(id, { state: 'failed', error });
    } finally {
      this.current = null;
    }
  }

  private note(id: string, upload: Upload, url?: string): void {
    writeDraft(this.userId, ({ images }) => ({
      images: images.map((image) => (image.id === id ? { ...image, upload, url: url ?? image.url } : image)),
    }));
  }
}

/** An image that came with a draft: only the server has it. */
async function fileOf(url: string | null, signal: AbortSignal): Promise<Blob> {
  const response = url === null ? null : await fetch(url, { signal });
  if (!response?.ok) throw new Error(`The image is no longer kept (${response?.status ?? 'without an address'}).`);
  return response.blob();
}
