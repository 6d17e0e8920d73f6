import type { Weight } from '@/lib/use-weight';
import { FieldProblem } from '@/ui/field';
import { words } from '@/words';

const EXCERPT = 24;

/** Where the marked part begins, for whoever cannot see the mark. */
function excerpt(text: string, from: number): string {
  const letters = [...text.slice(from).trim()];
  return letters.length > EXCERPT ? `${letters.slice(0, EXCERPT).join('')}…` : letters.join('');
}

interface TextProblemsProps {
  id: string;
  text: string;
  weight: Weight | null;
  /** The server's sentences about the text. */
  told: readonly string[];
  isEmptyTold: boolean;
}

/** What is wrong with the text, under it. The ids are for `aria-describedby`. */
export function TextProblems({ id, text, weight, told, isEmptyTold }: TextProblemsProps) {
  const over = overBy(weight);
  return (
    <>
      {weight !== null && over > 0 && (
        <FieldProblem id={`${id}-over`}>
          {words.compose.tooLong(over, weight.max)}{' '}
          <span className="sr-only">{words.compose.tooLongFrom(excerpt(text, weight.overflowStart))}</span>
        </FieldProblem>
      )}
      {told.length > 0 && <FieldProblem id={`${id}-text`}>{told.join(' ')}</FieldProblem>}
      {isEmptyTold && <FieldProblem id={`${id}-empty`}>{words.compose.empty}</FieldProblem>}
    </>
  );
}

export function overBy(weight: Weight | null): number {
  return weight === null ? 0 : Math.max(0, weight.length - weight.max);
}

export function describedBy({ id, weight, told, isEmptyTold }: Omit<TextProblemsProps, 'text'>): string | undefined {
  const ids = [overBy(weight) > 0 && `${id}-over`, told.length > 0 && `${id}-text`, isEmptyTold && `${id}-empty`];
  return ids.filter(Boolean).join(' ') || undefined;
}
