import { getTranslations } from 'next-intl/server';
import type { Marks } from '@/components/sources/marks';
import type { StrategyWords } from '@/components/strategy/words';
import { DocsList } from '@/components/ui/docs-list';
import { Localized } from '@/components/ui/localized';
import { Section } from '@/components/ui/section';
import { SourceMarks } from '@/components/ui/source-mark';
import { addressOf } from '@/lib/http/address';
import { type LocalizedText, localize } from '@/lib/i18n/localized';
import type { GoalRecord } from '@/lib/strategy/schema';
import type { TopicCounts } from '@/lib/topics/kinds';
import type { TopicMembers } from '@/lib/topics/member-queries';
import { UndatedList, type UndatedRow } from './undated-list';

type Context = { topic: string; counts: TopicCounts; words: StrategyWords; marks: Marks };
type ListKind = 'goals' | 'platforms' | 'events' | 'articles';
const rooms: Record<Exclude<ListKind, 'goals'>, string> = { platforms: '/platforms', events: '/events', articles: '/news' };

/** What the Strategy says of the topic in words, and its platforms, events and articles. Called, not mounted: it numbers marks. */
export async function memberSections(goals: readonly GoalRecord[], members: TopicMembers, context: Context) {
  const { topic, counts, words, marks } = context;
  const { locale, view, date, count, href } = words;
  const t = await getTranslations({ locale, namespace: 'topics' });
  const named = (text: LocalizedText, address: string, source?: string) => (
    <>
      <a href={address}>
        <Localized text={localize(text, locale)} pageLocale={locale} />
      </a>
      {source && <SourceMarks sources={marks.of([source])} />}
    </>
  );
  const section = (kind: ListKind, rows: readonly (UndatedRow & { date?: string })[]) => {
    if (rows.length === 0) return null;
    const said = t('railCount', { count: t(`count.${kind}`, { count: counts[kind], shown: count(counts[kind]) }) });
    const all = kind !== 'goals' && (
      <a key="all" href={`/${locale}${addressOf(rooms[kind], view, { topic })}`}>
        {t(`all.${kind}`)}
      </a>
    );
    return (
      <Section id={kind} rail={t(`kind.${kind}`)} notes={all ? [said, all] : [said]}>
        {kind === 'platforms' ? <UndatedList rows={rows} /> : <DocsList rows={rows.map((row) => ({ date: '', ...row }))} />}
      </Section>
    );
  };
  return (
    <>
      {section(
        'goals',
        goals.map(({ code, notation, title, deadlines, source }) => ({
          key: code,
          date: notation,
          title: named(title, `${href('/strategy')}#${code}`, source),
          note: deadlines.length > 0 ? t('goalDue', { dates: deadlines.map(date).join(', ') }) : undefined,
        })),
      )}
      {section(
        'platforms',
        members.platforms.map(({ code, name, source }) => ({
          key: code,
          date: '',
          title: named(name, href(`/platforms/${code}`), source),
        })),
      )}
      {section(
        'events',
        members.events.map(({ code, name, starts, source }) => ({
          key: code,
          date: date(starts),
          title: named(name, href(`/events/${code}`), source),
        })),
      )}
      {section(
        'articles',
        members.articles.map(({ code, title, published }) => ({
          key: code,
          date: date(published),
          title: named(title, href(`/news/${code}`)),
        })),
      )}
    </>
  );
}
