import { getTranslations } from 'next-intl/server';
import { DataTable } from '@/components/ui/data-table';
import { foreignLang } from '@/components/ui/localized';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { addressOf } from '@/lib/http/address';
import { formatCount } from '@/lib/i18n/format';
import { type Locale, localize } from '@/lib/i18n/localized';
import type { View } from '@/lib/publishing/edition-queries';
import { TOPIC_KINDS, type TopicCounts } from '@/lib/topics/kinds';
import type { Topic } from '@/lib/topics/queries';
import { sumUnder } from '@/lib/topics/tree';

type TopicsPageProps = { locale: Locale; view: View; topics: readonly Topic[]; counts: Readonly<Record<string, TopicCounts>> };

/** The tree of topics with how much each gathers, what is below it included. */
export async function TopicsPage({ locale, view, topics, counts }: TopicsPageProps) {
  const t = await getTranslations({ locale, namespace: 'topics' });
  const roots = topics.filter(({ parent }) => parent === null);
  const byName = (a: Topic, b: Topic) => localize(a.name, locale).words.localeCompare(localize(b.name, locale).words, locale);
  const rows = (level: readonly Topic[], depth: number): { key: string; cells: React.ReactNode[] }[] =>
    [...level].sort(byName).flatMap((topic) => {
      const name = localize(topic.name, locale);
      const sums = sumUnder(topics, topic.code, counts, TOPIC_KINDS);
      return [
        {
          key: topic.code,
          cells: [
            <a
              key="name"
              className={depth > 0 ? 'below' : undefined}
              href={`/${locale}${addressOf(`/topics/${topic.code}`, view)}`}
              lang={foreignLang({ text: name, pageLocale: locale })}
            >
              {name.words}
            </a>,
            ...TOPIC_KINDS.map((kind) => formatCount(sums[kind], locale)),
          ],
        },
        ...rows(
          topics.filter(({ parent }) => parent === topic.code),
          depth + 1,
        ),
      ];
    });
  return (
    <>
      <PageHead
        title={t('title')}
        lede={t('lede', { count: topics.length, shown: formatCount(topics.length, locale), roots: roots.length })}
      />
      <div className="wrap">
        <Section id="tree" rail={t('tree.rail')} notes={[t('tree.note')]}>
          <div className="topic-tree">
            <DataTable
              stack
              caption={<span className="vh">{t('tree.rail')}</span>}
              columns={[
                { key: 'topic', label: t('tree.topic') },
                ...TOPIC_KINDS.map((kind) => ({ key: kind, label: t(`kind.${kind}`), isNumeric: true })),
              ]}
              rows={rows(roots, 0)}
            />
          </div>
        </Section>
      </div>
    </>
  );
}
