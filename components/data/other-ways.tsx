import { getTranslations } from 'next-intl/server';
import { Section } from '@/components/ui/section';
import type { Locale } from '@/lib/i18n/localized';

const examples = [
  ['list', '/documents.csv?year=2022'],
  ['record', '/indicators/de-gdp-share.csv'],
  ['past', '/indicators/de-gdp-share.csv?as-of=2024-07-18'],
] as const;

/** How any page becomes a file. */
export async function PagesSection({ locale }: { locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'data.pages' });
  return (
    <Section rail={t('rail')} heading={t('heading')} sub={t('text')}>
      <Addresses addresses={examples.map(([key, path]) => ({ words: t(key), href: `/${locale}${path}` }))} />
    </Section>
  );
}

/** The doors for programs, below the language or beside it. */
const doors = (locale: Locale) =>
  [
    ['api', `/${locale}/data/api`],
    ['openapi', '/api/v1/openapi.json'],
    ['dcat', '/catalog.ttl'],
    ['ckan', '/api/3/action/package_list'],
    ['sdmx', '/sdmx/2.1/dataflow/all/all/latest'],
    ['stratml', `/stratml/${locale}.xml`],
    ['feeds', `/${locale}/feeds`],
    ['releases', `/${locale}/releases`],
  ] as const;

export async function ProgramsSection({ locale }: { locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'data.programs' });
  return (
    <Section id="programs" rail={t('rail')}>
      <Addresses addresses={doors(locale).map(([key, href]) => ({ words: t(key), href }))} />
    </Section>
  );
}

function Addresses({ addresses }: { addresses: readonly { words: string; href: string }[] }) {
  return (
    <dl className="facts addresses">
      {addresses.map(({ words, href }) => (
        <div key={href}>
          <dt>{words}</dt>
          <dd>
            <a className="mono" href={href}>
              {href}
            </a>
          </dd>
        </div>
      ))}
    </dl>
  );
}
