import { createHash } from 'node:crypto';
import { type Encoding, encode } from './encodings';
import { strictTransport, unvaryingHeaders } from './headers';
import type { CachedPage } from './page-answer';

/** `headers` as Node takes them fastest: name, value, name, value … */
export type Form = { headers: string[]; body: Buffer };

/** Next's own notes to itself. */
const isInternal = (name: string) => name === 'x-next-cache-tags' || name.startsWith('x-nextjs-');

/** A cached page as it goes to readers; each encoding is made when it is first asked for, and kept. */
export class ReadyPage {
  readonly status: number;
  /** Weak: the encodings of one page share it. */
  readonly etag: string;
  readonly #html: string;
  /** Without those that tell of the body. */
  readonly headers: string[];
  readonly #grew: (bytes: number) => void;
  readonly #forms = new Map<Encoding, Form | Promise<Form>>();

  constructor(page: CachedPage, isHttps: boolean, grew: (bytes: number) => void) {
    this.status = page.status ?? 200;
    this.etag = `W/"${createHash('sha256').update(page.html).digest('base64url').slice(0, 27)}"`;
    this.#html = page.html;
    this.#grew = grew;
    const own = Object.entries(page.headers ?? {}).flatMap(([name, value]) =>
      value === undefined || isInternal(name) ? [] : [value].flat().flatMap((each) => [name, each]),
    );
    this.headers = [
      ...Object.entries(unvaryingHeaders).flat(),
      ...(isHttps ? [strictTransport.name, strictTransport.value] : []),
      ...own,
      ...['Vary', 'Accept-Encoding', 'ETag', this.etag, 'x-nextjs-cache', 'HIT', 'x-portal-cache', 'hit'],
    ];
  }

  /** Made once however many ask at the same time; at once, not a promise, from then on. */
  form(encoding: Encoding): Form | Promise<Form> {
    let form = this.#forms.get(encoding);
    if (form === undefined) {
      form = this.#make(encoding).catch((error: unknown) => {
        this.#forms.delete(encoding);
        throw error;
      });
      this.#forms.set(encoding, form);
    }
    return form;
  }

  async #make(encoding: Encoding): Promise<Form> {
    const body = await encode(this.#html, encoding);
    const headers = [...this.headers, 'Content-Type', 'text/html; charset=utf-8', 'Content-Length', String(body.length)];
    if (encoding !== 'identity') headers.push('Content-Encoding', encoding);
    const form = { headers, body };
    this.#forms.set(encoding, form);
    this.#grew(body.length);
    return form;
  }
}
