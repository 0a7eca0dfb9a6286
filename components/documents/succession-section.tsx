import { getTranslations } from 'next-intl/server';
import type { Marks } from '@/components/sources/marks';
import { alike } from '@/components/strategy/alike';
import type { StrategyWords } from '@/components/strategy/words';
import { DataTable } from '@/components/ui/data-table';
import { Localized } from '@/components/ui/localized';
import { Section } from '@/components/ui/section';
import { SourceMarks } from '@/components/ui/source-mark';
import type { Succession } from '@/lib/documents/around-queries';
import { localize } from '@/lib/i18n/localized';

type SuccessionProps = { of: 'bodies' | 'areas'; successions: readonly Succession[] };

/** The bodies or units that ended by the document, under what took their place. Called, not mounted: it numbers marks. */
export async function successionSection({ of, successions }: SuccessionProps, words: StrategyWords, marks: Marks) {
  if (successions.length === 0) return null;
  const { locale, date, href, count, t: strategy } = words;
  const t = await getTranslations({ locale, namespace: 'documents' });
  const room = of === 'bodies' ? '/organisations' : '/areas';
  const link = ({ code, name }: Succession['successor']) => (
    <a href={href(`${room}/${code}`)}>
      <Localized text={localize(name, locale)} pageLocale={locale} />
    </a>
  );
  const rows = alike(successions, ({ successor, happenedOn }) => `${successor.code} ${happenedOn}`).map((group) => {
    const [{ code, successor, happenedOn }] = group;
    const sources = group.flatMap(({ source }) => source ?? []);
    return {
      key: code,
      cells: [
        <span key="successor">
          {link(successor)}
          {sources.length > 0 && <SourceMarks sources={marks.of(sources)} />}
        </span>,
        <ul key="predecessors">
          {group.map(({ predecessor }) => (
            <li key={predecessor.code}>{link(predecessor)}</li>
          ))}
        </ul>,
        happenedOn === null ? strategy('timeline.undated') : date(happenedOn),
      ],
    };
  });
  return (
    <Section id={of} rail={t(`${of}.rail`)} notes={[t(`${of}.count`, { count: successions.length, shown: count(successions.length) })]}>
      <DataTable
        stack
        caption={<span className="vh">{t(`${of}.rail`)}</span>}
        columns={[
          { key: 'successor', label: t(`${of}.successor`) },
          { key: 'predecessor', label: t(`${of}.predecessor`) },
          { key: 'day', label: t(`${of}.day`) },
        ]}
        rows={rows}
      />
    </Section>
  );
}
