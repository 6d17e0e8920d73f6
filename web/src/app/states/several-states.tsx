// The composer with several accounts and with a draft of the server.
import { recentPostsQuery } from '@/api/calls/list-posts';
import { verdictQuery } from '@/api/calls/validate-post';
import { NoAnswer } from '@/api/problem';
import type { Accounts } from '@/features/compose/accounts';
import { Composer } from '@/features/compose/composer';
import { GoneNotice } from '@/features/compose/conflict-dialog';
import { type Draft, writeDraft } from '@/features/compose/draft';
import { DraftLine } from '@/features/compose/draft-line';
import { XPreview } from '@/features/compose/preview/x-preview';
import { Saver, type SaveState } from '@/features/compose/saver';
import { aPicture } from '@/testing/pictures';
import { anAccount, anAccountVerdict, aPlatform, nextId } from '@/testing/samples';
import { settingsLink } from './compose-states';
import { Frozen, Group, State } from './frame';

const ADA = anAccount();
const ENGINE = anAccount({ id: nextId(), username: 'engine_notes', display_name: 'Engine Notes' });
const ACCOUNTS: Accounts = [ADA, ENGINE];
const IDS = ACCOUNTS.map(({ id }) => id);
const LONG = 'A sentence that goes on and on. '.repeat(10);

const DRAFTS: [name: string, draft: Partial<Draft>][] = [
  ['one of several accounts', { text: 'Part two is out.' }],
  ['several accounts', { text: 'Part two is out.', accountIds: IDS }],
  [
    'several accounts, one with a text that is too long',
    { text: 'Part two is out.', accountIds: IDS, overrides: { [ENGINE.id]: LONG } },
  ],
];

/** What the server says of the third. */
const VERDICT = [
  verdictQuery({
    text: 'Part two is out.',
    accountIds: IDS,
    overrides: [{ account_id: ENGINE.id, text: LONG }],
    imageCount: 0,
    describedCount: 0,
    at: null,
  }).queryKey,
  {
    ok: false,
    problems: [],
    images: [],
    schedule: null,
    accounts: [
      anAccountVerdict({ account_id: ADA.id, weighted_length: 16, valid_until: 16 }),
      anAccountVerdict({
        account_id: ENGINE.id,
        weighted_length: LONG.length,
        valid_until: 280,
        problems: [{ field: 'overrides[0].text', code: 'text_too_long', detail: 'The post is too long.' }],
      }),
    ],
  },
] as const;

const nothing = () => undefined;
/** Not asked anything: what it would do is not shown. */
const SAVER = new Saver('states-saver', (ask) => ask(), nothing);

const SAVING: [name: string, saving: SaveState, isSaved: boolean][] = [
  ['draft: saved', { kind: 'idle' }, true],
  ['draft: being saved', { kind: 'saving' }, false],
  ['draft: not saved', { kind: 'failed', error: new NoAnswer('unknown') }, false],
];

const PREVIEWS: [name: string, text: string][] = [
  ['preview: nothing written', ''],
  [
    'preview: links, people and topics',
    'Part two, with @babbage: https://www.example.com/notes/on/the-analytical-engine #engine $LOOM',
  ],
];

export function SeveralStates() {
  for (const [name, draft] of DRAFTS) writeDraft(`states-${name}`, { ...draft, isWritten: true });
  return (
    <Group title="Composer: accounts, drafts, preview">
      <Frozen data={[[recentPostsQuery.queryKey, { items: [], next_cursor: null }], VERDICT]}>
        {DRAFTS.map(([name]) => (
          <State key={name} name={name}>
            <Composer
              userId={`states-${name}`}
              accounts={ACCOUNTS}
              platform={aPlatform()}
              settingsLink={settingsLink}
              historyLink={settingsLink}
            />
          </State>
        ))}
        {SAVING.map(([name, saving, isSaved]) => (
          <State key={name} name={name}>
            <DraftLine
              saver={SAVER}
              saving={saving}
              isSaved={isSaved}
              isWritten={false}
              onNew={nothing}
              onDiscarded={nothing}
            />
          </State>
        ))}
        <State name="draft: posted or deleted elsewhere">
          <GoneNotice saver={SAVER} onClear={nothing} />
        </State>
        {PREVIEWS.map(([name, text]) => (
          <State key={name} name={name}>
            <XPreview account={ADA} text={text} images={[]} max={280} isForAll={text === ''} />
          </State>
        ))}
        <State name="preview: images, and a long text">
          <XPreview account={ADA} text={LONG} images={[MILL, { ...MILL, id: 'loom' }]} max={25_000} isForAll={false} />
        </State>
      </Frozen>
    </Group>
  );
}

const FILE = aPicture('mill.png', 20);
const MILL = {
  id: 'mill',
  name: FILE.name,
  size: FILE.size,
  file: FILE,
  altText: 'The mill, drawn from the side',
  isAnimated: false,
  url: null,
  upload: { state: 'kept', mediaId: 'mill' },
} as const;
