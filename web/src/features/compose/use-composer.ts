import { type ClipboardEvent, useEffect, useRef, useState } from 'react';
import type { Platform } from '@/api/types';
import { announce } from '@/lib/announce';
import { useWeight } from '@/lib/use-weight';
import { words } from '@/words';
import {
  type Accounts,
  accountsIn,
  chosenOf,
  hasTabs,
  imagePolicyOf,
  longestText,
  SHARED,
  strictest,
} from './accounts';
import { contentOf, textFor } from './content';
import { clearDraft, type DraftChange, useDraft } from './draft';
import { useImages } from './images/use-images';
import { problemsOf, withoutText } from './problems';
import { overBy } from './text-problems';
import { useLimitNews } from './use-limit-news';
import { useSend } from './use-send';
import { textPlaceOf, useVerdict, weightOf } from './use-verdict';
import { useWorkers } from './workers';

/** What stands in the composer, what is said of it, and what can be done with it. `isFirst`: who comes to the page comes to write. */
export function useComposer(userId: string, accounts: Accounts, platform: Platform, isFirst: boolean) {
  const [draft, write] = useDraft(userId);
  const { saver, uploader, saving } = useWorkers(userId);
  const textRef = useRef<HTMLTextAreaElement>(null);
  const [isEmptyTold, setEmptyTold] = useState(false);
  const [wantedTab, setTab] = useState(SHARED);
  useEffect(() => {
    if (isFirst) textRef.current?.focus();
  }, [isFirst]);

  const chosen = chosenOf(draft, accounts);
  const chosenIds = chosen.map(({ id }) => id);
  const isTabbed = hasTabs(draft, chosen);
  const tab = isTabbed && chosenIds.includes(wantedTab) ? wantedTab : SHARED;
  const concerned = accountsIn(tab, draft, chosen);
  const subject = strictest(concerned, platform) ?? chosen[0];
  const text = tab === SHARED ? draft.text : textFor(draft, tab);
  const content = contentOf(draft, chosenIds);

  /** Who it goes to is written down with the first word: a draft that is opened elsewhere goes to the same. */
  const change = (part: DraftChange) =>
    write((before) => ({ accountIds: chosenIds, ...(typeof part === 'function' ? part(before) : part) }));

  const verdicts = useVerdict(content);
  // A text that goes to nobody is nobody's to judge.
  const opinion = concerned.length === 0 ? null : verdicts.opinionFor(subject.id);
  const weight = weightOf(opinion, useWeight(text, longestText(subject, platform)));
  useLimitNews(weight);

  const { outcome, send, dismiss, tell } = useSend(userId, () => {
    setTab(SHARED);
    textRef.current?.focus();
  });
  const isSending = outcome.kind === 'sending';
  const problems = problemsOf(verdicts, outcome, content);
  const told = problems.text(
    concerned.map(({ id }) => id),
    overBy(weight) > 0,
  );

  const { policy, account } = imagePolicyOf(platform, chosen);
  const { username } = account;
  const images = useImages({ userId, limits: platform.limits, policy, username, isSending, change });

  const unwritten = draft.images.length > 0 ? [] : withoutText(draft, chosenIds);
  const notUploaded = draft.images.filter(({ upload }) => upload.state === 'failed');

  /** Whether it may go to the server; if not, says why and leads there. */
  function isReady(): boolean {
    const [obstacle] = problems.obstacles;
    const [empty] = unwritten;
    if (empty === undefined && obstacle === undefined && notUploaded.length === 0) return true;
    setEmptyTold(empty !== undefined);
    const at = empty ?? obstacle?.accountId;
    if (isTabbed && at !== undefined) setTab(at in draft.overrides ? at : SHARED);
    textRef.current?.focus();
    if (obstacle !== undefined) announce(words.refusals.field(obstacle.problem));
    else if (empty === undefined) announce(words.compose.notUploadedYet);
    return false;
  }

  function submit(allowDuplicate = false): void {
    if (isReady()) void send({ accountIds: chosenIds, allowDuplicate });
  }

  function type(next: string): void {
    setEmptyTold(false);
    if (tab === SHARED) change({ text: next });
    else change(({ overrides }) => ({ overrides: { ...overrides, [tab]: next } }));
  }

  function takeShared(accountId: string): void {
    change(({ overrides: { [accountId]: _dropped, ...overrides } }) => ({ overrides }));
    textRef.current?.focus();
  }

  function paste(event: ClipboardEvent): void {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    void images.take(event.clipboardData.files);
  }

  function clear(): void {
    saver.forget();
    clearDraft(userId);
    setTab(SHARED);
    textRef.current?.focus();
  }

  /** Laid aside as a draft, and a new one begun; what cannot be saved stays where it is. */
  async function putAside(): Promise<void> {
    await uploader.settled();
    if (await saver.flush()) clear();
    else announce(words.compose.notSaved);
  }

  return {
    draft,
    chosen,
    content,
    tab,
    isTabbed,
    setTab,
    subject,
    text,
    textRef,
    weight,
    lately: concerned.length === 0 ? null : verdicts.latelyFor(subject.id),
    latelyAll: chosen.map(({ id }) => verdicts.latelyFor(id)),
    outcome,
    isSending,
    problems,
    told,
    isEmptyTold,
    /** The server refuses the text in the box, also for what is told elsewhere. */
    isTextRefused: problems.obstacles.some(
      ({ accountId, problem }) =>
        textPlaceOf(problem.field) !== undefined && concerned.some(({ id }) => id === accountId),
    ),
    isBlocked: unwritten.length > 0 || problems.obstacles.length > 0 || notUploaded.length > 0,
    images: { ...images, policy, username },
    saver,
    saving,
    uploader,
    isReady,
    submit,
    type,
    paste,
    takeShared,
    change,
    choose: (accountIds: string[]) => change({ accountIds }),
    clear,
    putAside,
    dismiss,
    tell,
  };
}

export type Composing = ReturnType<typeof useComposer>;
