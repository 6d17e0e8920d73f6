import { useQuery } from '@tanstack/react-query';
import { type RefObject, useRef, useState } from 'react';
import { preferencesQuery } from '@/api/calls/get-preferences';
import { accountsQuery } from '@/api/calls/list-accounts';
import type { Post } from '@/api/types';
import { browserZone } from '@/lib/wall-time';
import { FormDialog } from '@/ui/form-dialog';
import { toast } from '@/ui/toast';
import { words } from '@/words';
import { type Begin, dropEdit, type Edit, keepEdit, keptEdit, newEdit, rebased } from './edit';
import { EditForm } from './edit-form';
import { useEdit } from './use-edit';

export interface EditDialogProps {
  post: Post;
  isOpen: boolean;
  begin: Begin;
  onClose: () => void;
}

export function EditDialog({ post, isOpen, begin, onClose }: EditDialogProps) {
  const [isBusy, setBusy] = useState(false);
  const first = useRef<HTMLElement>(null);
  const preferences = useQuery({ ...preferencesQuery, enabled: isOpen });
  const title = begin === 'time' ? words.post.change.titleTime : words.post.change.title;
  return (
    <FormDialog isOpen={isOpen} title={title} isBusy={isBusy} onClose={onClose} focusFirst={first}>
      <EditBody
        post={post}
        begin={begin}
        usualZone={preferences.data?.time_zone ?? browserZone()}
        first={first}
        onBusy={setBusy}
        onClose={onClose}
      />
    </FormDialog>
  );
}

interface EditBodyProps extends Omit<EditDialogProps, 'isOpen'> {
  usualZone: string;
  first: RefObject<HTMLElement | null>;
  onBusy: (isBusy: boolean) => void;
}

function EditBody({ post, begin, usualZone, first, onBusy, onClose }: EditBodyProps) {
  const [edit, setEdit] = useState<Edit>(() => keptEdit(post.id) ?? newEdit(post, begin, usualZone, Date.now()));
  const { data: accounts } = useQuery(accountsQuery);
  const account = accounts?.items.find((one) => one.id === post.deliveries[0]?.account_id);
  const { end, save, forgive, settle } = useEdit(usualZone, (saved) => {
    dropEdit(post.id);
    toast(saved.version === edit.base.version ? words.post.change.nothing : words.post.change.saved);
    onClose();
  });

  function put(next: Edit): void {
    keepEdit(next);
    setEdit(next);
  }

  async function saveAll(next: Edit, allowDuplicate?: boolean): Promise<void> {
    put(next);
    onBusy(true);
    await save(next, allowDuplicate);
    onBusy(false);
  }

  function beginAgain(from: Post, where: Begin): void {
    dropEdit(post.id);
    settle();
    setEdit(newEdit(from, where, usualZone, Date.now()));
  }

  const takeFocus = (element: HTMLElement | null) => {
    first.current = element;
  };

  return (
    <EditForm
      edit={edit}
      end={end}
      textMax={account?.text_weighted_max ?? null}
      onChange={(part) => {
        forgive();
        put({ ...edit, ...part });
      }}
      onSave={(next, allowDuplicate) => void saveAll(next, allowDuplicate)}
      onOverwrite={(latest) => void saveAll(rebased(edit, latest, usualZone, Date.now()))}
      isTouched={keptEdit(post.id) !== undefined}
      onTake={(latest) => beginAgain(latest, 'text')}
      onUndo={() => beginAgain(edit.base, begin)}
      onClose={onClose}
      {...(begin === 'time' ? { timeRef: takeFocus } : { textRef: takeFocus })}
    />
  );
}
