import { getTranslations } from 'next-intl/server';
import { Facts } from '@/components/ui/facts';
import { Section } from '@/components/ui/section';
import { formatDate } from '@/lib/i18n/format';
import type { Messages } from '@/lib/i18n/messages';
import type { TableContext } from './table-context';

/** Where the table comes from: who publishes it, on what terms, in which edition, and how to cite it. */
export type Origin = {
  publisher: string;
  licence: { name: string; url: string };
  edition: { number: number; day: string } | null;
  citation: string;
};

const ofFigures: Readonly<Record<string, keyof Messages['changes']['kind']>> = { observation: 'figures' };

export async function AboutSection({ locale, table, words, origin }: TableContext & { origin: Origin }) {
  const [t, api, files, changes] = await Promise.all([
    getTranslations({ locale, namespace: 'data' }),
    getTranslations({ locale, namespace: 'api' }),
    getTranslations({ locale, namespace: 'files' }),
    getTranslations({ locale, namespace: 'changes' }),
  ]);
  const { publisher, licence, edition, citation } = origin;
  const key = table.key.map(
    (id) => words.column(table.columns.find((column) => column.id === id) as (typeof table.columns)[number])[locale],
  );
  const kinds = table.kinds.flatMap((kind) => {
    const named = ofFigures[kind] ?? (kind as keyof Messages['changes']['kind']);
    return changes.has(`kind.${named}`) ? [changes(`kind.${named}`)] : [];
  });
  return (
    <Section id="about" rail={t('one.about')}>
      <Facts
        facts={[
          { term: files('row.publisher'), detail: publisher },
          { term: files('row.licence'), detail: <a href={licence.url}>{licence.name}</a> },
          ...(edition === null
            ? []
            : [
                {
                  term: files('row.edition'),
                  detail: (
                    <a href={`/${locale}/changes/${edition.number}`}>
                      {changes('kick', { edition: edition.number, date: formatDate(edition.day, locale) })}
                    </a>
                  ),
                },
              ]),
          { term: t('column.keyColumns'), detail: key.join(', ') },
          ...(kinds.length === 0 ? [] : [{ term: t('one.madeFrom'), detail: kinds.join(', ') }]),
          {
            term: api('title'),
            detail: (
              <>
                <a className="mono" href={`/api/v1/${table.id}`}>{`/api/v1/${table.id}`}</a> (
                <a href={`/${locale}/data/api`}>{api('start.heading')}</a>)
              </>
            ),
          },
        ]}
      />
      {table.isDated && <p className="small mute mt-2 measure">{t('one.daily')}</p>}
      <h3 className="mt-3">{files('row.cite')}</h3>
      <pre className="measure mt-1">{citation}</pre>
    </Section>
  );
}
