const bare = (etag: string): string => etag.trim().replace(/^W\//, '');

/** Whether a list of tags, as `If-None-Match` writes it, names this one; compared weakly, as RFC 9110, 13.1.2 asks. */
export const isNamed = (etag: string, asked: string): boolean =>
  asked.trim() === '*' || asked.split(',').some((tag) => bare(tag) === bare(etag));
