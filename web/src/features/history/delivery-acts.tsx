import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { preferencesQuery } from '@/api/calls/get-preferences';
import type { Delivery, Post } from '@/api/types';
import { useOnDemand } from '@/lib/use-on-demand';
import { Button } from '@/ui/button';
import { FieldProblem } from '@/ui/field';
import { Icon } from '@/ui/icon';
import { words } from '@/words';
import { CancelButton } from './cancel-button';
import type { EditDialogProps } from './edit-dialog';
import { RetryButton } from './retry-button';

export function DeliveryActs({ post, delivery }: { post: Post; delivery: Delivery }) {
  return (
    <>
      {typeof delivery.url === 'string' && (
        <a
          href={delivery.url}
          target="_blank"
          rel="noopener noreferrer"
          className="link tap inline-flex items-center gap-1 text-sm font-medium"
        >
          {words.post.view} <Icon name="arrow" size={14} />
        </a>
      )}
      {delivery.can_retry && <RetryButton postId={post.id} delivery={delivery} />}
    </>
  );
}

const fetchEditDialog = () => import('./edit-dialog').then((module) => module.EditDialog);

/** What can be done about a post as a whole, as far as the server allows it. */
export function PostActs({ post, isToBeEdited = false }: { post: Post; isToBeEdited?: boolean }) {
  const queryClient = useQueryClient();
  const [isEditing, setEditing] = useState(false);
  const edit = useOnDemand<EditDialogProps>(fetchEditDialog);
  const isMissed = post.deliveries.some((delivery) => delivery.state === 'missed');
  // Sending it again is then what most people came for; one act stands out.
  const hasMainAct = post.deliveries.some((delivery) => delivery.can_retry);

  async function open(): Promise<void> {
    // Without the zone the browser's own does.
    const zone = queryClient.ensureQueryData(preferencesQuery).catch(() => undefined);
    const [isThere] = await Promise.all([edit.load(), zone]);
    if (isThere) setEditing(true);
  }

  const opensByItself = useRef(isToBeEdited && post.can_edit);
  useEffect(() => {
    if (!opensByItself.current) return;
    opensByItself.current = false;
    void open();
  });

  return (
    <>
      {post.can_edit && (
        <Button look={hasMainAct ? 'quiet' : 'secondary'} busy={edit.isLoading} onClick={() => void open()}>
          {!edit.isLoading && <Icon name={isMissed ? 'clock' : 'pen'} />}
          {isMissed ? words.post.reschedule : words.post.edit}
        </Button>
      )}
      <CancelButton post={post} />
      {edit.hasFailed && (
        <div role="alert" className="order-last w-full">
          <FieldProblem>{words.post.partMissing}</FieldProblem>
        </div>
      )}
      {edit.Component !== null && (
        <edit.Component
          post={post}
          isOpen={isEditing}
          begin={isMissed ? 'time' : 'text'}
          onClose={() => setEditing(false)}
        />
      )}
    </>
  );
}
