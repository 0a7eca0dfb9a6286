import type { Locale } from '@/lib/i18n/localized';

export const ROLES = ['editor', 'reviewer', 'translator', 'administrator'] as const;
export type Role = (typeof ROLES)[number];
/** A role for a body; an administrator's is for the portal, a translator's for a language and for one body or all. */
export type Grant = { role: Role; organisation: string | null; language: Locale | null };

/** Who asks, as a command sees it: never a cookie, never a request. */
export type Viewer = {
  /** `person:…` or `token:…`, the author or reviewer of a change set. */
  actor: string;
  /** The person, or the person who made the token. */
  userId: string;
  name: string;
  /** Roles that count now: those of reviewers and administrators only once a second factor is set up. */
  grants: readonly Grant[];
  /** Reviewers and administrators without a second factor: what they may not do until they have one. */
  needsSecondFactor: boolean;
  /** Kinds that a token may send; null for people. */
  kinds: readonly string[] | null;
  /** The address the request came from. */
  sender: string;
};

/** The grant by which the viewer has a role for a body (`null`: for the portal); undefined where there is none. */
export function grantOf(viewer: Viewer, role: Role, organisation: string | null): Grant | undefined {
  return viewer.grants.find((grant) => grant.role === role && grant.organisation === organisation);
}

export const isAdministrator = (viewer: Viewer): boolean => grantOf(viewer, 'administrator', null) !== undefined;

/** Bodies for which the viewer has one of the roles. */
export function bodiesOf(viewer: Viewer, ...roles: Role[]): string[] {
  const held = viewer.grants.filter(({ role }) => roles.includes(role)).flatMap(({ organisation }) => organisation ?? []);
  return [...new Set(held)];
}
