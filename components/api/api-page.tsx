import { getTranslations } from 'next-intl/server';
import { Facts } from '@/components/ui/facts';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { setTitle } from '@/components/ui/title';
import { labelColon } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';
import { ErrorsSection, ParametersSection, type Refusal, type Rows } from './asking-sections';
import { ExamplesSection } from './examples-section';
import { type ApiTable, TablesSection } from './tables-section';

type ApiPageProps = {
  locale: Locale;
  /** The address of the API, in full, and of its description. */
  api: string;
  openApi: string;
  licence: { name: string; url: string };
  tables: readonly ApiTable[];
  rows: Rows;
  refusals: readonly Refusal[];
  exampleRefusal: string;
  /** How many requests a minute. */
  limit: number;
  /** After how many seconds a question is ended. */
  seconds: number;
};

const sections = ['start', 'examples', 'parameters', 'tables', 'reading', 'errors', 'limits', 'promise'] as const;
const READING = ['pages', 'changes', 'numbers', 'tags', 'time'] as const;
const PROMISES = ['ids', 'added', 'version', 'past', 'cursor'] as const;

/** What programs can ask of the portal, how, and what they can rely on. */
export async function ApiPage({ locale, api, openApi, licence, tables, rows, refusals, exampleRefusal, limit, seconds }: ApiPageProps) {
  const t = await getTranslations({ locale, namespace: 'api' });
  const most = String(limit);
  return (
    <>
      <PageHead title={t('title')} lede={t('lede')} />
      <div className="wrap about api-page">
        <Section rail={t('contents')}>
          <Facts facts={sections.map((id) => ({ term: t(`${id}.rail`), detail: <a href={`#${id}`}>{t(`${id}.heading`, { most })}</a> }))} />
        </Section>
        <Section id="start" rail={t('start.rail')} heading={setTitle(t('start.heading'), locale)} sub={t('start.sub')}>
          <Facts
            facts={[
              { term: t('start.base'), detail: <a href={api}>{api}</a> },
              { term: t('start.openapi'), detail: <a href={openApi}>{openApi}</a> },
              { term: t('start.room'), detail: <a href={`/${locale}/data`}>{t('start.roomMore')}</a> },
              {
                term: t('start.licence'),
                detail: (
                  <>
                    <a href={licence.url}>{licence.name}</a>
                    {labelColon(locale)}
                    {t('start.licenceMore')}
                  </>
                ),
              },
            ]}
          />
        </Section>
        <ExamplesSection locale={locale} api={api} />
        <ParametersSection locale={locale} rows={rows} />
        <TablesSection locale={locale} tables={tables} />
        <Section id="reading" rail={t('reading.rail')} heading={setTitle(t('reading.heading'), locale)}>
          <Points points={READING.map((point) => t(`reading.points.${point}`, { seconds: String(seconds) }))} />
        </Section>
        <ErrorsSection locale={locale} refusals={refusals} example={exampleRefusal} />
        <Section id="limits" rail={t('limits.rail')} heading={setTitle(t('limits.heading', { most }), locale)} sub={t('limits.sub')} />
        <Section id="promise" rail={t('promise.rail')} heading={setTitle(t('promise.heading'), locale)}>
          <Points points={PROMISES.map((point) => t(`promise.points.${point}`))} />
        </Section>
      </div>
    </>
  );
}

const Points = ({ points }: { points: readonly string[] }) => (
  <ul className="plain">
    {points.map((point) => (
      <li key={point}>{point}</li>
    ))}
  </ul>
);
