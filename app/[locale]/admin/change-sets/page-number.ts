/** The page an address asks for; the first where it asks for none that can be. */
export const pageAt = (asked: string | string[] | undefined): number =>
  typeof asked === 'string' && /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : 1;
