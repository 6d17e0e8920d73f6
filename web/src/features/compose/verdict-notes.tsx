import type { Warning } from '@/api/types';
import { Icon } from '@/ui/icon';
import { words } from '@/words';
import { totalOf } from './cost';
import { CostLine } from './cost-line';
import { MAY_BE_MEANT, type Opinion } from './use-verdict';

/** The line about the cost says it too. */
const TOLD_WITH_THE_COST: Warning['code'] = 'link_costs_more';

/** Elsewhere it is told with what can be done about it. */
function quietNotes({ account }: Opinion): string[] {
  const same = account.problems.some(({ code }) => code === MAY_BE_MEANT);
  const warnings = account.warnings.filter(({ code }) => account.cost === null || code !== TOLD_WITH_THE_COST);
  return [
    ...(same ? [words.compose.sameTextNote] : []),
    ...warnings.map((warning) => words.deliveries.warning(warning)),
  ];
}

interface VerdictNotesProps {
  /** About the text that is shown. */
  opinion: Opinion;
  /** Of each account it goes to, as far as they are known. */
  all: readonly (Opinion | null)[];
}

/** What is worth knowing before posting, and stands in nobody's way. */
export function VerdictNotes({ opinion, all }: VerdictNotesProps) {
  const known = all.filter((one) => one !== null);
  const cost = known.length < all.length ? null : totalOf(known.map(({ account }) => account.cost));
  const dearer = opinion.account.warnings.find(({ code }) => code === TOLD_WITH_THE_COST);
  const linkNote = dearer && words.deliveries.warning(dearer);
  return (
    <div className="px-5 pb-2 empty:hidden">
      {quietNotes(opinion).map((note) => (
        <p key={note} className="mb-1.5 flex gap-1.5 text-sm text-ink-soft">
          <Icon name="info" size={16} className="mt-0.5 shrink-0" />
          <span>{note}</span>
        </p>
      ))}
      {cost !== null && <CostLine cost={cost} linkNote={linkNote} accountCount={all.length} />}
    </div>
  );
}
