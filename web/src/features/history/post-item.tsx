import type { Delivery, Post } from '@/api/types';
import { isTimed } from '@/lib/plan';
import { useNow } from '@/lib/use-now';
import { Status } from '@/ui/status';
import { RelativeTime } from '@/ui/time';
import { words } from '@/words';
import { Attempts } from './attempts';
import { DeliveryActs, PostActs } from './delivery-acts';
import { DeliveryNews } from './delivery-news';
import { PostImages } from './post-images';

/** One post: how it went, when, what it said, and what can be done about it. */
export function PostItem({ post, isToBeEdited = false }: { post: Post; isToBeEdited?: boolean }) {
  const title = `post-${post.id}`;
  return (
    <article aria-labelledby={title} className="px-5 pt-5 pb-3">
      <h3 id={title} className="sr-only">
        {words.post.title(excerpt(post.text))}
      </h3>
      {post.deliveries.map((delivery) => (
        <DeliveryHead key={delivery.id} post={post} delivery={delivery} />
      ))}
      {post.text !== '' && <p className="mt-1.5 line-clamp-6 text-[1.0625rem] whitespace-pre-wrap">{post.text}</p>}
      {post.deliveries
        .filter(({ own_text }) => own_text)
        .map(({ id, username, text }) => (
          <p key={id} className="mt-1.5 line-clamp-6 whitespace-pre-wrap">
            <span className="text-sm text-ink-soft">{words.post.forAccount(username)}</span>
            {text}
          </p>
        ))}
      <PostImages post={post} />
      {post.deliveries.map((delivery) => (
        <DeliveryNews key={delivery.id} post={post} delivery={delivery} />
      ))}
      <Attempts
        post={post}
        beside={
          <>
            {post.deliveries.map((delivery) => (
              <DeliveryActs key={delivery.id} post={post} delivery={delivery} />
            ))}
            <PostActs post={post} isToBeEdited={isToBeEdited} />
          </>
        }
      />
    </article>
  );
}

function excerpt(text: string): string {
  const letters = [...text];
  return letters.length > 60 ? `${letters.slice(0, 60).join('')}…` : text || words.post.anImage;
}

function DeliveryHead({ post, delivery }: { post: Post; delivery: Delivery }) {
  const now = useNow();
  const isForLater = delivery.state === 'scheduled' && delivery.attempt_count === 0 && isTimed(post, now);
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-0.5">
      <Status state={delivery.state} word={isForLater ? words.post.scheduled : undefined} />
      <p className="text-sm text-ink-soft">
        @{delivery.username} · <RelativeTime at={delivery.posted_at ?? delivery.due_at} />
      </p>
    </div>
  );
}
