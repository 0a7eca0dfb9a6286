import 'server-only';
import { Invalid, NotFound } from '@/lib/errors';
import { entityTag, isUnchanged, openHeaders } from '@/lib/exports/download';
import { LOCALES, type Locale } from '@/lib/i18n/localized';
import { getNewestEdition } from '@/lib/publishing/edition-queries';
import { openAnswer } from './open-answer';

type LanguageFile = { name: string; mediaType: string; write: (locale: Locale) => Promise<string> };

/** An XML file of which there is one in each language, such as `/stratml/vi.xml`: the same for as long as nothing is published. */
export async function languageFile(request: Request, file: string, { name, mediaType, write }: LanguageFile): Promise<Response> {
  return openAnswer(request, async () => {
    const locale = LOCALES.find((one) => file === `${one}.xml`);
    if (!locale) throw new NotFound(name, file);
    for (const unknown of new URL(request.url).searchParams.keys()) throw new Invalid([{ path: [unknown], code: 'unknown-parameter' }]);
    const etag = entityTag([name, locale, (await getNewestEdition())?.number ?? 0]);
    const headers = {
      ...openHeaders,
      'Content-Type': `${mediaType}; charset=utf-8`,
      'Content-Language': locale,
      'Cache-Control': 'public, max-age=0, must-revalidate',
      ETag: etag,
    };
    if (isUnchanged(request.headers, etag, null, null)) return new Response(null, { status: 304, headers });
    return new Response(request.method === 'HEAD' ? null : await write(locale), { headers });
  });
}
