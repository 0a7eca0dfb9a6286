const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** Subjects that have no record of their own: `person/…`, `figure/…`. */
const pages: Readonly<Record<string, (rest: string) => string | null>> = {
  'change-set': (rest) => (/^\d+$/.test(rest) ? `/admin/change-sets/${rest}` : null),
  import: (rest) => (/^[\w-]+$/.test(rest) ? `/admin/import/${rest}` : null),
  person: () => '/admin/people',
  invitation: () => '/admin/people',
  membership: () => '/admin/people',
  responsibility: () => '/admin/people',
  token: () => '/admin/tokens',
  figure: () => null,
  file: () => null,
};

/** The page of what a command was about, below the language; null where it has none. */
export function subjectHref(subject: string): string | null {
  const [kind = '', ...parts] = subject.split('/');
  const rest = parts.join('/');
  if (Object.hasOwn(pages, kind)) return pages[kind]?.(rest) ?? null;
  return CODE.test(kind) && CODE.test(rest) ? `/admin/records/${kind}/${rest}` : null;
}
