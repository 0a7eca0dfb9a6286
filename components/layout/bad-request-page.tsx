import { getTranslations } from 'next-intl/server';
import type { Refusal } from '@/lib/http/params';
import type { Locale } from '@/lib/i18n/localized';
import { Section } from '../ui/section';
import { ErrorPage } from './error-page';

const forms = {
  'as-of': 'day',
  edition: 'edition',
  page: 'page',
  status: 'code',
  organisation: 'code',
  area: 'code',
  topic: 'code',
  deadline: 'code',
  category: 'code',
  ownership: 'code',
  sector: 'code',
  year: 'year',
  sort: 'code',
  kind: 'code',
  language: 'code',
  q: 'question',
  theme: 'theme',
  'as-of-with-edition': 'both',
} as const satisfies Record<Refusal, string>;

const day = '2024-07-18';
const examples = { day, page: '2', year: '2024', code: 'digital-economy', edition: '', question: '', theme: '', both: '' } as const;
const editionExamples = { number: '3', day, instant: `${day}T09:30:00+07:00` };

/** Answers 400: which parameter was refused and what it should look like. */
export async function BadRequestPage({ locale, refusal }: { locale: Locale; refusal: Refusal }) {
  const t = await getTranslations({ locale, namespace: 'errors.badRequest' });
  const form = forms[refusal];
  const lede =
    form === 'both'
      ? t.rich('ledeBoth', { first: () => <code>as-of</code>, second: () => <code>edition</code> })
      : t.rich('lede', { parameter: () => <code>{refusal}</code> });
  return (
    <ErrorPage locale={locale} code={400} title={t('title')} lede={lede}>
      <Section rail={t('acceptedTitle')}>
        <p>{t(`accepted.${form}`, { ...editionExamples, example: examples[form] })}</p>
        {form !== 'both' && <p className="mt-1">{t('once')}</p>}
        <p className="mt-1">
          {/* The same address without its query. */}
          <a href="?">{t('bare')}</a>
        </p>
      </Section>
    </ErrorPage>
  );
}
