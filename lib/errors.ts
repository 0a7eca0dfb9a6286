/** One field of what was submitted: where it stands and which rule it breaks; the words come from messages. */
export type Issue = { path: readonly (string | number)[]; code: string };

/** What was submitted breaks a rule. */
export class Invalid extends Error {
  override name = 'Invalid';
  constructor(readonly issues: readonly Issue[]) {
    super(issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`).join('; '));
  }
}

/** The actor may not do this. */
export class Forbidden extends Error {
  override name = 'Forbidden';
}

/** There is no such record. */
export class NotFound extends Error {
  override name = 'NotFound';
  constructor(
    readonly kind: string,
    readonly code: string,
  ) {
    super(`no ${kind} ${code}`);
  }
}

/** Somebody else changed the record first. */
export class Conflict extends Error {
  override name = 'Conflict';
  constructor(readonly conflicts: readonly { path: string; published: unknown; proposed: unknown }[]) {
    super(`changed meanwhile: ${conflicts.map((conflict) => conflict.path).join(', ')}`);
  }
}

/** Not a failure of a command but a condition of the house: nothing can be read until the database answers again. */
export class DatabaseAway extends Error {
  override name = 'DatabaseAway';
  constructor(cause?: unknown) {
    super('the database does not answer', { cause });
  }
}

/** By name, because the bundles of the proxy and of the pages each carry their own copy of the class. */
export function isDatabaseAway(error: unknown): error is DatabaseAway {
  return error instanceof Error && error.name === 'DatabaseAway';
}
