import 'server-only';
import { createTranslator } from 'use-intl/core';
import { openHeaders } from '@/lib/exports/download';
import type { InFour } from '@/lib/exports/file';
import { HEAD, inLanguages, namespaces } from '@/lib/exports/sdmx/xml';
import { never, problemOf } from '@/lib/http/problem';
import { LOCALES, type Locale } from '@/lib/i18n/localized';
import { messagesOf } from '@/lib/i18n/messages';
import { negotiate } from '@/lib/i18n/negotiate';
import { wantedTypes } from './sdmx-formats';
import { SdmxRefusal, wrong } from './sdmx-refusal';

/** What a failure on the way means in SDMX; undefined where it is one of ours. */
function refusalOf(error: unknown): SdmxRefusal | undefined {
  if (error instanceof SdmxRefusal) return error;
  const problem = problemOf(error);
  if (problem?.code === 'not-found') return new SdmxRefusal('no-data');
  if (problem?.code === 'away') return new SdmxRefusal('away');
  return problem?.code === 'invalid' ? wrong(String(problem.issues?.[0]?.path[0] ?? '')) : undefined;
}

async function wordsOf({ reason, values }: SdmxRefusal): Promise<InFour> {
  const said = LOCALES.map(async (locale): Promise<[Locale, string]> => {
    const t = createTranslator({ locale, messages: await messagesOf(locale), namespace: 'sdmx' });
    return [locale, t(`error.${reason}`, { name: '', count: '', formats: '', ...values })];
  });
  return Object.fromEntries(await Promise.all(said)) as InFour;
}

/** Answers a question in SDMX; a refusal is an error message of SDMX in every language, in JSON for who reads JSON. */
export async function sdmxAnswer(request: Request, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    return refuse(request, refusal);
  }
}

async function refuse({ headers: asked }: Request, refusal: SdmxRefusal): Promise<Response> {
  const words = await wordsOf(refusal);
  const isJson = wantedTypes(asked.get('accept'))[0]?.includes('json') ?? false;
  const language = negotiate(asked.get('accept-language'));
  const body = isJson
    ? JSON.stringify({ errors: [{ code: refusal.number, title: words[language], titles: words }] })
    : `${HEAD}<m:Error${namespaces('m', 'c')}><m:ErrorMessage code="${refusal.number}">${inLanguages('c:Text', words)}</m:ErrorMessage></m:Error>\n`;
  return new Response(body, {
    status: refusal.status,
    headers: {
      ...never,
      ...openHeaders,
      'Content-Type': isJson ? 'application/json; charset=utf-8' : 'application/xml; charset=utf-8',
      'Content-Language': isJson ? language : LOCALES.join(', '),
      Vary: 'Accept, Accept-Language',
      ...(refusal.reason === 'away' ? { 'Retry-After': '30' } : {}),
    },
  });
}
