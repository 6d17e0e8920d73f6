import type { Delivery, Image, Post } from '@/api/types';
import { kindName } from '@/lib/image-kind';
import { Icon } from '@/ui/icon';
import { STATUS_WORDS, Status } from '@/ui/status';
import { ExactTime, RelativeTime } from '@/ui/time';
import { Attempts } from './attempts';
import { RetryButton } from './retry-button';

/** One post: how it went, when, what it said, and what can be done about it. */
export function PostItem({ post }: { post: Post }) {
  const title = `post-${post.id}`;
  return (
    <article aria-labelledby={title} className="px-5 pt-5 pb-3">
      <h3 id={title} className="sr-only">
        Post: {excerpt(post.text)}
      </h3>
      {post.deliveries.map((delivery) => (
        <DeliveryHead key={delivery.id} delivery={delivery} />
      ))}
      {post.text !== '' && <p className="mt-1.5 line-clamp-6 text-[1.0625rem] whitespace-pre-wrap">{post.text}</p>}
      {post.images.map((image) => (
        <ImageNote key={image.id} image={image} />
      ))}
      {post.deliveries.map((delivery) => (
        <DeliveryNews key={delivery.id} delivery={delivery} />
      ))}
      <Attempts
        post={post}
        beside={post.deliveries.map((delivery) => <DeliveryActs key={delivery.id} post={post} delivery={delivery} />)}
      />
    </article>
  );
}

function excerpt(text: string): string {
  const letters = [...text];
  return letters.length > 60 ? `${letters.slice(0, 60).join('')}…` : text || 'an image';
}

function DeliveryHead({ delivery }: { delivery: Delivery }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-0.5">
      <Status state={delivery.state} />
      <p className="text-sm text-ink-soft">
        @{delivery.username} · <RelativeTime at={delivery.posted_at ?? delivery.due_at} />
      </p>
    </div>
  );
}

function ImageNote({ image }: { image: Image }) {
  return (
    <p className="mt-2 flex gap-2 text-sm text-ink-soft">
      <Icon name="image" size={18} className="mt-px shrink-0" />
      <span>
        {kindName(image.media_type)} image, {image.width} × {image.height}
        {typeof image.alt_text === 'string' && image.alt_text !== '' ? `: “${image.alt_text}”` : ', not described'}
      </span>
    </p>
  );
}

/** States that need no sentence beside their word. */
const SELF_EVIDENT = new Set(['posted', 'scheduled', 'sending', 'cancelled']);

function DeliveryNews({ delivery }: { delivery: Delivery }) {
  const sentence = delivery.detail ?? (SELF_EVIDENT.has(delivery.state) ? null : STATUS_WORDS[delivery.state].meaning);
  const next = delivery.state === 'scheduled' && delivery.attempt_count > 0 ? delivery.next_attempt_at : null;
  return (
    <>
      {sentence !== null && (
        <p className="mt-2 border-l-2 border-line-strong pl-3 text-[0.9375rem] text-ink-soft">{sentence}</p>
      )}
      {typeof next === 'string' && (
        <p className="mt-2 text-sm text-ink-soft">
          Next try: <ExactTime at={next} />
        </p>
      )}
    </>
  );
}

function DeliveryActs({ post, delivery }: { post: Post; delivery: Delivery }) {
  return (
    <>
      {typeof delivery.url === 'string' && (
        <a
          href={delivery.url}
          target="_blank"
          rel="noopener noreferrer"
          className="link tap inline-flex items-center gap-1 text-sm font-medium"
        >
          View on X <Icon name="arrow" size={14} />
        </a>
      )}
      {delivery.can_retry && <RetryButton postId={post.id} />}
    </>
  );
}
