import createClient from 'openapi-fetch';
import type { paths } from './schema';
import { beginSession, refuseSession, session } from './session';
import type { SessionAnswer } from './types';

/** What is wrong with one field of a form. */
export interface FieldProblem {
  readonly field: string;
  readonly code: string;
  readonly text: string;
}

/** The appliance said no. `detail` is in words for the person in front of the screen. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly status: number,
    readonly code: string | null,
    readonly detail: string | null,
    /** What is wrong field by field; nothing where it is about the whole. */
    readonly fields: readonly FieldProblem[] = [],
  ) {
    super(detail ?? code ?? `HTTP ${status}`);
  }
}

/**
 * fetch, with the word of our session, which the browser's cookie alone does not know. Throws {@link Refusal} unless the
 * answer is a success, TypeError without an answer.
 */
export async function authorisedFetch(input: Request): Promise<Response> {
  const { person } = session.get();
  if (person !== null) input.headers.set('X-Csrf-Token', person.csrf);
  const response = await fetch(input);
  if (response.ok) return response;
  const refusal = await refusalOf(response);
  // A wrong password is a 401, too; it says nothing of a session.
  if (refusal.code === 'not-signed-in') refuseSession(person?.sessionId ?? null);
  if (refusal.code === 'account-unfinished' && person?.owes === null) await askAnew();
  throw refusal;
}

/** The owner has asked something of us first since we signed in. */
async function askAnew(): Promise<void> {
  const answer = await fetch(new URL('/api/v1/session', globalThis.location.origin));
  if (answer.ok) beginSession((await answer.json()) as SessionAnswer);
}

async function refusalOf(response: Response): Promise<Refusal> {
  let problem: unknown;
  try {
    problem = await response.json();
  } catch {
    problem = null;
  }
  const text = (key: string): string | null => {
    const value: unknown =
      typeof problem === 'object' && problem !== null ? (problem as Record<string, unknown>)[key] : null;
    return typeof value === 'string' && value !== '' ? value : null;
  };
  return new Refusal(response.status, text('code'), text('detail'), fieldsOf(problem));
}

function fieldsOf(problem: unknown): readonly FieldProblem[] {
  const { fields } = (problem ?? {}) as { fields?: unknown };
  if (!Array.isArray(fields)) return [];
  return fields.filter(
    (it: unknown): it is FieldProblem =>
      typeof it === 'object' &&
      it !== null &&
      (['field', 'code', 'text'] as const).every((key) => typeof (it as FieldProblem)[key] === 'string'),
  );
}

export const api = createClient<paths>({ baseUrl: globalThis.location.origin, fetch: authorisedFetch });

/** The body of a successful answer. Failures have thrown before. */
export function bodyOf<T>(answer: { data?: T }): T {
  if (answer.data === undefined) throw new Refusal(0, null, null);
  return answer.data;
}
