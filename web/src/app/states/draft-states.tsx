import { draftsQuery } from '@/api/calls/list-drafts';
import { NoAnswer } from '@/api/problem';
import { Drafts } from '@/features/drafts/drafts';
import { aDraft } from '@/testing/draft-handlers';
import { buttonClass } from '@/ui/button';
import { Frozen, Group, State } from './frame';

const editLink = (_id: string, label: string) => (
  <a href="/dashboard/compose" className={buttonClass('secondary')}>
    {label}
  </a>
);
const some = [
  aDraft({ origin: 'feed', text: 'New: Fresh paint\nhttps://blog.example/fresh-paint' }),
  aDraft({ text: '' }),
];

export function DraftStates() {
  return (
    <Group title="Drafts">
      <State name="error">
        <Frozen failed={[[draftsQuery.queryKey, new NoAnswer('unknown')]]}>
          <Drafts editLink={editLink} />
        </Frozen>
      </State>
      <State name="some">
        <Frozen data={[[draftsQuery.queryKey, { items: some, next_cursor: null }]]}>
          <Drafts editLink={editLink} />
        </Frozen>
      </State>
    </Group>
  );
}
