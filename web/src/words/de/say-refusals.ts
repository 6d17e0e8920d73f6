// Ablehnungen auf Deutsch: nach ihrem Code, mit den Zahlen und Zitaten aus dem Satz des Servers. Was hier niemand kennt, sagt der
// Server selbst, auf Englisch: besser als nichts.
import type { FieldCode, FieldError, Problem, ProblemCode } from '@/api/types';
import type { Words } from '..';
import { pluralsOf } from '../plural';

const plural = pluralsOf('de');
const numbers = new Intl.NumberFormat('de');

export type ProblemSentence = string | ((problem: Problem) => string);
export type FieldSentence = string | ((field: FieldError) => string);

/** Eine Zahl, wie man sie schreibt. */
export function figure(value: number): string {
  return numbers.format(value);
}

/** Wann es wieder geht, wenn der Server es weiß. */
export function tryIn(secs: number | null | undefined): string {
  if (typeof secs !== 'number' || secs <= 0) return 'Warte ein wenig, dann versuche es noch einmal.';
  const wait =
    secs < 60
      ? plural(secs, { one: '# Sekunde', other: '# Sekunden' })
      : plural(Math.ceil(secs / 60), { one: '# Minute', other: '# Minuten' });
  return `Versuche es in ${wait} noch einmal.`;
}

export function sayRefusals(
  problems: Record<ProblemCode, ProblemSentence>,
  fields: Record<FieldCode, FieldSentence>,
): Words['refusals'] {
  function sentenceFor(code: string): FieldSentence | undefined {
    const known: Readonly<Record<string, FieldSentence>> = fields;
    return Object.hasOwn(known, code) ? known[code] : undefined;
  }
  function field(one: FieldError): string {
    const said = sentenceFor(one.code);
    return (typeof said === 'function' ? said(one) : said) ?? one.detail;
  }
  return {
    problem: (problem) => {
      // Steht es nirgends auf der Seite, ist der Satz über das eine Feld besser als „Einiges …“.
      const [only, ...others] = problem.errors ?? [];
      if (problem.code === 'invalid_fields' && only !== undefined && others.length === 0) return field(only);
      const said = Object.hasOwn(problems, problem.code) ? problems[problem.code] : undefined;
      return (typeof said === 'function' ? said(problem) : said) ?? problem.detail;
    },
    field,
    // Was geprüft wird, hat feste Sätze.
    check: ({ code, detail }) => {
      const said = sentenceFor(code);
      return typeof said === 'string' ? said : detail;
    },
  };
}
