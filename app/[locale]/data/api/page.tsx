import type { Metadata } from 'next';
import { getMessages, getTranslations, setRequestLocale } from 'next-intl/server';
import { ApiPage } from '@/components/api/api-page';
import { answer } from '@/components/layout/answer';
import { PortalPage } from '@/components/layout/portal-page';
import { RoomCrumbs } from '@/components/layout/room-crumbs';
import { apiAddress, openApiAddress } from '@/lib/catalog/api-answer';
import { READ_LIMIT } from '@/lib/catalog/api-door';
import { exampleProblem, READ_PROBLEMS } from '@/lib/catalog/api-openapi-problems';
import { apiFilters, MOST_ROWS, ownParameters, rowTemplate, USUAL_ROWS } from '@/lib/catalog/api-parameters';
import { LONGEST_SECONDS } from '@/lib/catalog/api-snapshot';
import { LICENCE } from '@/lib/catalog/door';
import { TABLES } from '@/lib/catalog/tables';
import { wordsOf } from '@/lib/catalog/words';
import { pageMetadata } from '@/lib/http/metadata';
import { STATUSES } from '@/lib/http/problem';
import type { Locale } from '@/lib/i18n/localized';

export const dynamic = 'force-static';

type Props = { params: Promise<{ locale: Locale }> };
const path = '/data/api';

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'api' });
  return pageMetadata({ locale, path, title: t('title'), description: t('description') });
}

export default async function Page({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  return answer(locale, async () => {
    const [t, { tokens }, tables] = await Promise.all([
      getTranslations({ locale, namespace: 'api' }),
      getMessages({ locale }),
      Promise.all(TABLES.map((table) => shown(table, locale))),
    ]);
    return (
      <PortalPage locale={locale} path={path}>
        <RoomCrumbs locale={locale} room="data" current={t('title')} />
        <ApiPage
          locale={locale}
          api={apiAddress('')}
          openApi={openApiAddress()}
          licence={LICENCE}
          tables={tables}
          rows={{ usual: USUAL_ROWS, most: MOST_ROWS }}
          refusals={READ_PROBLEMS.map((code) => ({ code, status: STATUSES[code], title: tokens.api.problem[code] }))}
          exampleRefusal={JSON.stringify(exampleProblem('wrong-parameter', tokens.api), null, 2)}
          limit={READ_LIMIT.most}
          seconds={LONGEST_SECONDS}
        />
      </PortalPage>
    );
  });
}

async function shown(table: (typeof TABLES)[number], locale: Locale) {
  const { title } = await wordsOf(table);
  return {
    id: table.id,
    title: title[locale],
    list: apiAddress(`/${table.id}`),
    row: rowTemplate(table),
    filters: [...apiFilters(table), ...ownParameters(table)],
  };
}
