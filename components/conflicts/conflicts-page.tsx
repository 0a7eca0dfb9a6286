import { getTranslations } from 'next-intl/server';
import { indicatorTexts } from '@/components/indicators/texts';
import { marksFor } from '@/components/sources/mark-words';
import { SourcesSection } from '@/components/sources/sources-section';
import { Filters } from '@/components/ui/filters';
import { Notice } from '@/components/ui/notice';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { setTitle } from '@/components/ui/title';
import { formatCount } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';
import { CONFLICT_KINDS, kindOf, type LedgerEntry } from '@/lib/indicators/conflict-ledger';
import type { View } from '@/lib/publishing/edition-queries';
import type { SourceBrief } from '@/lib/sources/queries';
import { type ConflictText, conflictEntry } from './conflict-entry';

/** "Sources differ on 42 points, 27 of them about numbers": the title of the page and of its address. */
export function conflictsFinding(entries: readonly LedgerEntry[], t: ConflictText, locale: Locale): string {
  const numeric = entries.filter(({ isNumeric }) => isNumeric).length;
  return t('finding', { count: entries.length, shown: formatCount(entries.length, locale), numeric });
}

type ConflictsPageProps = { locale: Locale; view: View; entries: readonly LedgerEntry[]; sources: readonly SourceBrief[] };

/** Every open disagreement between sources, by kind. */
export async function ConflictsPage({ locale, view, entries, sources }: ConflictsPageProps) {
  const [t, texts, marks] = await Promise.all([
    getTranslations({ locale, namespace: 'conflicts' }),
    indicatorTexts(locale),
    marksFor(sources, locale),
  ]);
  const groups = [...CONFLICT_KINDS, 'other' as const]
    .map((kind) => ({ kind, entries: entries.filter(({ conflict }) => kindOf(conflict) === kind) }))
    .filter((group) => group.entries.length > 0)
    .map((group) => ({ ...group, drawn: group.entries.map((entry) => conflictEntry(entry, { locale, view, t, texts, marks })) }));
  return (
    <>
      <PageHead title={setTitle(conflictsFinding(entries, t, locale), locale)} lede={t('lede')} />
      <div className="wrap">
        {groups.length === 0 && <Notice kind="plain">{t('none')}</Notice>}
        {groups.length > 1 && (
          <Filters
            label={t('kinds')}
            groups={[
              {
                key: 'kind',
                links: groups.map(({ kind, entries: own }) => ({
                  href: `#${kind}`,
                  label: t(`kind.${kind}`),
                  count: formatCount(own.length, locale),
                  isCurrent: false,
                })),
              },
            ]}
          />
        )}
        {groups.map(({ kind, entries: own, drawn }) => (
          <Section
            key={kind}
            id={kind}
            rail={t(`kind.${kind}`)}
            notes={[
              t('railCount', { count: own.length }),
              <a key="method" href={`/${locale}/method#conflict`}>
                {t('method')}
              </a>,
            ]}
          >
            {drawn}
          </Section>
        ))}
        <SourcesSection locale={locale} sources={marks.entries()} />
      </div>
    </>
  );
}
