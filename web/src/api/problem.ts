// What can come back instead of an answer: a refusal (the server said no), an odd answer (something said something that is
// not ours, a proxy for example) or no answer at all. They mean different things for a post, so they stay apart.
import { words } from '@/words';
import type { FieldError, Problem, ProblemCode } from './types';

/** The server refused, and said why. */
export class Refused extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.name = 'Refused';
    this.problem = problem;
  }

  get code(): ProblemCode {
    return this.problem.code;
  }

  get fields(): FieldError[] {
    return this.problem.errors ?? [];
  }
}

/** An answer came, but not one of ours: we cannot tell what the server did. */
export class OddAnswer extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`The answer (status ${status}) was not readable.`);
    this.name = 'OddAnswer';
    this.status = status;
  }
}

/** No answer came. `sent` is "no" only when the request certainly never left this machine. */
export class NoAnswer extends Error {
  readonly sent: 'no' | 'unknown';

  constructor(sent: 'no' | 'unknown', cause?: unknown) {
    super('The server did not answer.', { cause });
    this.name = 'NoAnswer';
    this.sent = sent;
  }
}

export function isProblem(value: unknown): value is Problem {
  if (typeof value !== 'object' || value === null) return false;
  const { code, detail, status } = value as Partial<Problem>;
  return typeof code === 'string' && typeof detail === 'string' && typeof status === 'number';
}

export function hasCode(error: unknown, ...codes: ProblemCode[]): boolean {
  return error instanceof Refused && codes.includes(error.code);
}

/** What is wrong with one field, where the server named that field. */
export function fieldSentence(error: unknown, field: string): string | undefined {
  if (!(error instanceof Refused)) return undefined;
  const found = error.fields.find((one) => one.field === field);
  return found && words.refusals.field(found);
}
