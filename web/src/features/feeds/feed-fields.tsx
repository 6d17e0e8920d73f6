import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { accountsQuery } from '@/api/calls/list-accounts';
import { feedPreviewQuery } from '@/api/calls/preview-feed';
import { fieldSentence } from '@/api/problem';
import type { FeedPreview } from '@/api/types';
import { CheckField } from '@/ui/check-field';
import { TextField } from '@/ui/field';
import { language, words } from '@/words';
import { AccountChoice } from './account-choice';
import { bounded, type Wishes } from './wishes';

interface Entry {
  title: string;
  url: string | null;
  summary: string;
}

interface FeedFieldsProps {
  wishes: Wishes;
  onChange: (wishes: Wishes) => void;
  /** An entry to try it with. */
  entry: Entry | null;
  templateError: string | undefined;
}

/** How a blog is shared, with its newest entry as it would be posted. */
export function FeedFields({ wishes, onChange, entry, templateError }: FeedFieldsProps) {
  const template = useDeferredValue(wishes.template);
  const { title = '', summary = '' } = entry ?? {};
  const url = entry?.url ?? '';
  const preview = useQuery({
    ...feedPreviewQuery({ template, title, url, summary, account_ids: wishes.account_ids }),
    placeholderData: keepPreviousData,
    enabled: url !== '',
  });
  const set = (part: Partial<Wishes>) => onChange({ ...wishes, ...part });
  return (
    <div className="max-w-xl space-y-4">
      <TextField
        label={words.feeds.template}
        hint={words.feeds.templateHint}
        error={templateError ?? fieldSentence(preview.error, 'template')}
        value={wishes.template}
        onChange={(event) => set({ template: event.target.value })}
      />
      <Preview text={preview.isError ? undefined : preview.data} hasLink={entry === null || url !== ''} />
      {!preview.isError && preview.data?.overrides.map((own) => <OwnPreview key={own.account_id} own={own} />)}
      <AccountChoice chosen={wishes.account_ids} onChange={(account_ids) => set({ account_ids })} />
      <CheckField
        label={words.feeds.approval}
        hint={words.feeds.approvalHint}
        checked={wishes.approval}
        onChange={(event) => set({ approval: event.target.checked })}
      />
      <CheckField
        label={words.feeds.withImage}
        hint={words.feeds.withImageHint}
        checked={wishes.with_image}
        onChange={(event) => set({ with_image: event.target.checked })}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={words.feeds.perDay}
          hint={words.feeds.perDayHint}
          type="number"
          min={1}
          max={24}
          value={wishes.per_day}
          onChange={(event) => set({ per_day: bounded(event.target.value, 1, 24) })}
        />
        <TextField
          label={words.feeds.delay}
          type="number"
          min={0}
          max={10_080}
          value={wishes.delay_minutes}
          onChange={(event) => set({ delay_minutes: bounded(event.target.value, 0, 10_080) })}
        />
      </div>
    </div>
  );
}

interface PreviewProps {
  text: FeedPreview | undefined;
  hasLink: boolean;
}

function Preview({ text, hasLink }: PreviewProps) {
  if (!hasLink) return <p className="text-sm text-ink-soft">{words.feeds.previewNone}</p>;
  if (text === undefined) return null;
  return <Shown title={words.feeds.preview} text={text} />;
}

/** Of an account that takes longer texts than the others. */
function OwnPreview({ own }: { own: FeedPreview & { account_id: string } }) {
  const account = useQuery(accountsQuery).data?.items.find(({ id }) => id === own.account_id);
  if (account === undefined) return null;
  return <Shown title={words.feeds.previewOf(account.username)} text={own} />;
}

function Shown({ title, text }: { title: string; text: FeedPreview }) {
  const number = new Intl.NumberFormat(language);
  return (
    <figure className="rounded-control border border-line bg-sunken p-3">
      <figcaption className="mb-1.5 text-sm font-semibold">{title}</figcaption>
      <p className="text-[0.9375rem] break-words whitespace-pre-wrap">{text.text}</p>
      <p className="mt-1.5 text-sm text-ink-soft">
        {words.feeds.length(number.format(text.weighted_length), number.format(text.weighted_max))}
        {text.is_shortened && ` · ${words.feeds.shortened}`}
      </p>
    </figure>
  );
}
