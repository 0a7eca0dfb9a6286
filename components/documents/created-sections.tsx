import { getTranslations } from 'next-intl/server';
import { type IndicatorWords, indicatorWords } from '@/components/indicators/words';
import type { Marks } from '@/components/sources/marks';
import { StatusRows } from '@/components/strategy/status-row';
import { taskRow } from '@/components/strategy/task-rows';
import type { StrategyWords } from '@/components/strategy/words';
import { DataTable } from '@/components/ui/data-table';
import { DocsList } from '@/components/ui/docs-list';
import { foreignLang, Localized } from '@/components/ui/localized';
import { Section } from '@/components/ui/section';
import { SourceMarks, type SourceReference, Stamped, StampedSentence } from '@/components/ui/source-mark';
import type { CreatedTarget, Promised } from '@/lib/documents/created-queries';
import type { DocumentRecord } from '@/lib/documents/schema';
import { type Locale, type Localized as LocalizedWords, localize } from '@/lib/i18n/localized';
import type { IndicatorRecord } from '@/lib/indicators/schema';
import type { FoldedTask } from '@/lib/strategy/folded-task';
import type { GoalRecord } from '@/lib/strategy/schema';

/** "at least 20%", "65–70%"; nothing where the document gives only words. */
function promise({ low, high, comparator }: Promised, unit: IndicatorRecord['unit'], words: IndicatorWords): string {
  const value = low ?? high;
  if (value === null) return '';
  if (low !== null && high !== null) return `${words.number(low, unit)}–${words.figure({ value: high, qualifier: '=' }, unit)}`;
  return words.figure({ value, qualifier: comparator ?? '=' }, unit);
}

type PromisedValueProps = { words: LocalizedWords | null; value: string; locale: Locale; sources: SourceReference[] };

/** The document's own words, the number, or both; the stamp holds to the last word. */
function PromisedValue({ words, value, locale, sources }: PromisedValueProps) {
  const lang = words ? foreignLang({ text: words, pageLocale: locale }) : undefined;
  if (words && value === '') {
    return (
      <span lang={lang}>
        <StampedSentence text={words.words} sources={sources} />
      </span>
    );
  }
  return (
    <>
      {words && <span lang={lang}>{words.words} </span>}
      <Stamped sources={sources}>{value}</Stamped>
    </>
  );
}

type Named = Pick<DocumentRecord, 'code' | 'notation' | 'title'>;

/** The numeric targets, each with its indicator and, where it moved an earlier one, what that one was. */
export async function targetsSection(targets: readonly CreatedTarget[], earlier: readonly Named[], words: StrategyWords, marks: Marks) {
  if (targets.length === 0) return null;
  const { locale, common, date, href, count } = words;
  const [t, said] = await Promise.all([getTranslations({ locale, namespace: 'documents' }), indicatorWords(locale)]);
  const deadline = (day: string | null) => (day === null ? t('targets.noDeadline') : date(day));
  const moved = ({ moved, of }: CreatedTarget) => {
    if (!moved) return null;
    const document = earlier.find(({ code }) => code === moved.document);
    const before = t('targets.movedFrom', { value: promise(moved, of.unit, said), deadline: deadline(moved.deadline) });
    return (
      <span className="block small">
        {before}{' '}
        {document && <a href={href(`/documents/${document.code}`)}>{document.notation ?? localize(document.title, locale).words}</a>}
        <SourceMarks sources={marks.of([moved.source])} />
      </span>
    );
  };
  const rows = targets.map((target) => ({
    key: target.code,
    cells: [
      <span key="indicator">
        <a href={href(`/indicators/${target.of.code}`)}>
          <Localized text={localize(target.of.name, locale)} pageLocale={locale} />
        </a>
        {target.areaName && <span className="block mute">{localize(target.areaName, locale).words}</span>}
      </span>,
      deadline(target.deadline),
      <span key="value">
        <PromisedValue
          words={target.words && localize(target.words, locale)}
          value={promise(target, target.of.unit, said)}
          locale={locale}
          sources={marks.of([target.source])}
        />
        {target.confidence !== 'high' && <span className="block small mute">{common(`confidence.${target.confidence}`)}</span>}
        {moved(target)}
      </span>,
    ],
  }));
  return (
    <Section
      id="targets"
      rail={t('targets.rail')}
      notes={[t('railCount', { count: t('count.targets', { count: targets.length, shown: count(targets.length) }) })]}
    >
      <DataTable
        stack
        caption={<span className="vh">{t('targets.rail')}</span>}
        columns={[
          { key: 'indicator', label: t('targets.indicator') },
          { key: 'deadline', label: t('targets.deadline') },
          { key: 'value', label: t('targets.value') },
        ]}
        rows={rows}
      />
    </Section>
  );
}

/** The tasks the document gave, with who answers and how each stands on the day. */
export async function tasksSection(tasks: readonly FoldedTask[], words: StrategyWords, marks: Marks) {
  if (tasks.length === 0) return null;
  const { locale, date, view, count } = words;
  const t = await getTranslations({ locale, namespace: 'documents' });
  const rows = tasks.map((task) => taskRow(task, words, marks));
  return (
    <Section
      id="tasks"
      rail={t('tasks.rail')}
      notes={[
        t('railCount', { count: t('count.tasks', { count: tasks.length, shown: count(tasks.length) }) }),
        t('tasks.note', { date: date(view.day) }),
      ]}
    >
      <StatusRows rows={rows} pageLocale={locale} labels={{ who: words.t('row.who'), nobody: words.t('row.nobody') }} />
    </Section>
  );
}

/** What the document promised in words, each leading to its place in the Strategy. */
export async function goalsSection(goals: readonly GoalRecord[], words: StrategyWords, marks: Marks) {
  if (goals.length === 0) return null;
  const { locale, date, href, count } = words;
  const t = await getTranslations({ locale, namespace: 'documents' });
  const rows = goals.map(({ code, notation, title, deadlines, source }) => ({
    key: code,
    date: notation,
    title: (
      <>
        <a href={`${href('/strategy')}#${code}`}>
          <Localized text={localize(title, locale)} pageLocale={locale} />
        </a>
        <SourceMarks sources={marks.of([source])} />
      </>
    ),
    note: deadlines.length > 0 ? t('goals.due', { dates: deadlines.map(date).join(', ') }) : undefined,
  }));
  return (
    <Section
      id="goals"
      rail={t('goals.rail')}
      notes={[t('railCount', { count: t('count.goals', { count: goals.length, shown: count(goals.length) }) })]}
    >
      <DocsList rows={rows} />
    </Section>
  );
}
