import { draftsQuery } from '@/api/calls/list-drafts';
import { NoAnswer } from '@/api/problem';
import { DraftText } from '@/features/drafts/draft-text';
import { Drafts } from '@/features/drafts/drafts';
import { aDraft } from '@/testing/draft-handlers';
import { Frozen, Group, State } from './frame';

const nothing = () => undefined;
const some = [
  aDraft({ origin: 'feed', text: 'New: Fresh paint\nhttps://blog.example/fresh-paint' }),
  aDraft({ text: '' }),
];

export function DraftStates() {
  return (
    <Group title="Drafts">
      <State name="error">
        <Frozen failed={[[draftsQuery.queryKey, new NoAnswer('unknown')]]}>
          <Drafts />
        </Frozen>
      </State>
      <State name="some">
        <Frozen data={[[draftsQuery.queryKey, { items: some, next_cursor: null }]]}>
          <Drafts />
        </Frozen>
      </State>
      <State name="being changed">
        <Frozen>
          <DraftText draft={aDraft()} onDone={nothing} />
        </Frozen>
      </State>
    </Group>
  );
}
