/** `isOld` marks a figure older than its reporting interval. Age follows a status, it never replaces it. */
export function Age({ label, isOld = false }: { label: string; isOld?: boolean }) {
  return <span className={isOld ? 'age old' : 'age'}>{label}</span>;
}
