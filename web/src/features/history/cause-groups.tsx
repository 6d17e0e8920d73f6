import { type ReactNode, useId } from 'react';
import type { Account } from '@/api/types';
import { Button } from '@/ui/button';
import type { HistoryLinks } from '@/ui/history-links';
import { Icon } from '@/ui/icon';
import { Notice } from '@/ui/notice';
import { words } from '@/words';
import type { Cause, Stuck } from './causes';
import { tallyInWords, useRetryAll } from './use-retry-all';

interface CauseGroupProps {
  cause: Cause;
  links: HistoryLinks;
  /** The button that connects the account again. */
  reconnect: (account: Account) => ReactNode;
  settingsLink: (label: string) => ReactNode;
}

/** Why several posts are not out, in one sentence, and the one thing to do about it now. */
export function CauseGroup({ cause, links, reconnect, settingsLink }: CauseGroupProps) {
  const id = useId();
  const all = [...cause.waiting, ...cause.retryable];
  return (
    <section
      aria-labelledby={id}
      className="rounded-card border border-caution/25 bg-caution-soft px-4 pt-4 pb-2 sm:px-5"
    >
      <div className="flex gap-3">
        <Icon name="alert" size={20} className="mt-0.5 shrink-0 text-caution" />
        <div className="min-w-0 flex-1">
          <h3 id={id} className="font-semibold">
            {words.history.causes[cause.kind](all.length, cause.username)}
          </h3>
          <p className="mt-1 text-[0.9375rem]">{whatToDo(cause)}</p>
          <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
            <MainAct cause={cause} reconnect={reconnect} settingsLink={settingsLink} />
          </div>
          <WhichPosts stuck={all} links={links} />
        </div>
      </div>
    </section>
  );
}

function whatToDo({ kind, isInTheWay, waiting, retryable }: Cause): string {
  const { history } = words;
  if (isInTheWay) {
    return kind === 'account' ? history.afterReconnect(waiting.length, retryable.length) : history.afterImages;
  }
  if (retryable.length > 0) return history.isBack[kind];
  return kind === 'credits' ? history.creditsWait : history.goesByItself;
}

function MainAct({ cause, reconnect, settingsLink }: Omit<CauseGroupProps, 'links'>) {
  const { retryAll, progress, tally, dismiss } = useRetryAll();
  const { history } = words;
  const { kind, account, isInTheWay, retryable } = cause;
  if (isInTheWay) {
    return kind === 'account' && account?.status === 'needs_reauth'
      ? reconnect(account)
      : settingsLink(history.toSettings);
  }
  const label = kind === 'too_late' ? history.postThese : history.retryThese;
  return (
    <>
      {retryable.length > 0 && (
        <Button
          busy={progress !== null}
          busyLabel={progress && history.retrying(progress.through, progress.all)}
          onClick={() => void retryAll(retryable)}
        >
          {progress === null && <Icon name={kind === 'too_late' ? 'send' : 'retry'} />}
          {label(retryable.length)}
        </Button>
      )}
      {tally !== null && tally.failed > 0 && (
        <Notice tone="caution" role="alert" title={tallyInWords(tally)} onDismiss={dismiss} className="w-full">
          {history.sameSend}
        </Notice>
      )}
    </>
  );
}

const LENGTH = 80;

function WhichPosts({ stuck, links }: { stuck: readonly Stuck[]; links: HistoryLinks }) {
  return (
    <details className="group mt-1">
      <summary className="tap inline-flex items-center gap-1 text-sm font-medium text-ink-soft hover:text-ink">
        {words.history.whichPosts}
        <Icon name="chevron" size={16} className="transition-transform group-open:rotate-180" />
      </summary>
      <ul className="space-y-1 text-[0.9375rem]">
        {stuck.map(({ post, delivery }) => (
          <li key={delivery.id} className="truncate">
            {links.post(post.id, [...(post.text || words.history.onlyImages)].slice(0, LENGTH).join(''))}
          </li>
        ))}
      </ul>
    </details>
  );
}
