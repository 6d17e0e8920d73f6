import type { Cost } from '@/api/types';
import { Icon } from '@/ui/icon';
import { words } from '@/words';
import { costsMoreForALink, dayInWords, itemInWords, priceInWords } from './cost';

interface CostLineProps {
  cost: Cost;
  linkNote: string | undefined;
  accountCount: number;
}

/** What the post is likely to cost. Small: it is a guess, and nobody came for the prices. */
export function CostLine({ cost, linkNote, accountCount }: CostLineProps) {
  const asOf = words.compose.pricesOf(dayInWords(cost.as_of), cost.source);
  const price = priceInWords(cost.amount, cost.currency);
  return (
    <details className="group text-sm text-ink-soft" title={asOf}>
      <summary className="tap -ml-1 inline-flex list-none items-center gap-1 rounded-control px-1 hover:text-ink">
        <Icon name="chevron" size={16} className="-rotate-90 transition-transform group-open:rotate-0" />
        <span>
          {accountCount === 1 ? words.compose.about(price) : words.compose.aboutForAll(price, accountCount)}
          {costsMoreForALink(cost) && words.compose.linkIsDearer}
        </span>
      </summary>
      <div className="pb-2 pl-5">
        {linkNote !== undefined && <p className="mb-1">{linkNote}</p>}
        <dl className="grid max-w-72 grid-cols-[1fr_auto] gap-x-4">
          {cost.parts.map(({ item, count, amount }) => (
            <div key={item} className="contents">
              <dt>{itemInWords(item, count)}</dt>
              <dd className="text-right tabular-nums">{priceInWords(amount, cost.currency)}</dd>
            </div>
          ))}
        </dl>
        <p className="mt-1">{asOf}</p>
      </div>
    </details>
  );
}
