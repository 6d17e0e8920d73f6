// msw handlers whose paths, statuses and bodies are checked against the generated document.

import { HttpResponse, http, type RequestHandler } from 'msw';
import type { ProblemCode } from '@/api/types';
import type { paths } from '../api/schema';
import type { Problem } from '../api/types';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
type Operation<P extends keyof paths, M extends Method> = paths[P][M];
type Responses<O> = O extends { responses: infer R } ? R : never;
type JsonBody<R> = R extends { content: { 'application/json': infer B } } ? B : undefined;

/** Any of the documented answers of an operation, or a problem. */
export type Reply<P extends keyof paths, M extends Method> =
  | {
      [S in keyof Responses<Operation<P, M>> & number]: {
        status: S;
        body: JsonBody<Responses<Operation<P, M>>[S]>;
      };
    }[keyof Responses<Operation<P, M>> & number]
  | { problem: Problem };

export function reply<const S extends number, B>(status: S, body: B): { status: S; body: B } {
  return { status, body };
}

export interface Call {
  request: Request;
  params: Record<string, string>;
}

/** Wraps what only somebody signed in is answered. */
export type Guard = <T>(reply: (call: Call) => T) => (call: Call) => T | ReturnType<typeof problem>;

type Awaitable<T> = T | Promise<T>;

export function on<P extends keyof paths & string, M extends Method>(
  method: M,
  path: P,
  reply: (call: Call) => Awaitable<Reply<P, M>>,
): RequestHandler {
  const pattern = `*${path.replace(/\{(\w+)\}/g, ':$1')}`;
  return http[method](pattern, async ({ request, params }) => {
    const answer = (await reply({ request, params: params as Record<string, string> })) as
      | { problem: Problem }
      | { status: number; body: unknown };
    if ('problem' in answer) return problemResponse(answer.problem);
    if (answer.body === undefined) return new HttpResponse(null, { status: answer.status });
    return HttpResponse.json(answer.body as Record<string, unknown>, { status: answer.status });
  });
}

export function problemResponse(problem: Problem): Response {
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { 'Content-Type': 'application/problem+json' },
  });
}

/** A code of the document; `brand_new` stands for one that only a later server knows. */
export type AnyCode = ProblemCode | 'brand_new';

/** A refusal with what a test cares about; the rest is filled in. */
export function problem(code: AnyCode, status: number, rest: Partial<Problem> = {}): { problem: Problem } {
  return {
    problem: {
      type: 'about:blank',
      title: 'Refused',
      status,
      detail: `The server said ${code}.`,
      code: code as ProblemCode,
      request_id: '0198c0de-0000-7000-8000-00000000beef',
      ...rest,
    },
  };
}
