import type { Marks } from '@/components/sources/marks';
import { alike } from '@/components/strategy/alike';
import { Names } from '@/components/strategy/status-row';
import { quoteNote } from '@/components/strategy/timeline-view';
import type { StrategyWords } from '@/components/strategy/words';
import { DocsList, type DocsRow } from '@/components/ui/docs-list';
import { Localized } from '@/components/ui/localized';
import { Section } from '@/components/ui/section';
import { SourceMarks } from '@/components/ui/source-mark';
import type { Effect } from '@/lib/documents/effects';
import { localize } from '@/lib/i18n/localized';
import type { SourceBrief } from '@/lib/sources/queries';
import type { FoldedTask } from '@/lib/strategy/folded-task';
import type { TaskFactRecord } from '@/lib/strategy/schema';

type Context = { words: StrategyWords; marks: Marks; sources: readonly SourceBrief[] };
type EffectProps = { id: string; rail: string; sub: string; effects: readonly Effect<FoldedTask>[] };

/** Tasks with what this document changed or told of each. Called, not mounted: it numbers marks. */
export function effectSection({ id, rail, sub, effects }: EffectProps, context: Context) {
  if (effects.length === 0) return null;
  const { locale, href } = context.words;
  const rows = effects.map(({ task, facts }) => ({ task, facts: factRows(facts, context) }));
  return (
    <Section id={id} rail={rail}>
      <p className="sub">{sub}</p>
      <ol className="cited-tasks">
        {rows.map(({ task, facts }) => (
          <li key={task.code}>
            <h3>
              <span className="mute">{task.notation}</span>{' '}
              <a href={href(`/strategy/${task.code}`)}>
                <Localized text={localize(task.title, locale)} pageLocale={locale} />
              </a>
            </h3>
            <DocsList rows={facts} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** Bodies of which the same is said stand in one row. */
function factRows(facts: readonly TaskFactRecord[], { words, marks, sources }: Context): DocsRow[] {
  const { t, common, date, locale } = words;
  const key = ({ code: _, organisation: __, ...same }: TaskFactRecord) => JSON.stringify(same);
  return alike(facts, key).map((group) => {
    const [fact] = group;
    const day = fact.happenedOn ?? fact.releasedOn;
    const bodies = words.bodies(group);
    const note =
      fact.quoteLanguage === null
        ? null
        : quoteNote(
            sources.find(({ code }) => code === fact.source),
            fact.quoteLanguage,
            words,
          );
    return {
      key: fact.code,
      date: day === null ? t('timeline.undated') : date(day),
      title: (
        <>
          <b>{t(`timeline.kind.${fact.kind}`)}</b> {bodies.length > 0 && <Names names={bodies} />} {fact.due && date(fact.due)}
          <SourceMarks sources={marks.of([fact.source])} />
          {fact.words && (
            <span className="block small">
              <Localized text={localize(fact.words, locale)} pageLocale={locale} />
            </span>
          )}
          {fact.quote && (
            <span className="block small">
              <q lang={fact.quoteLanguage ?? undefined}>{fact.quote}</q> {note && <span className="mute">{note}</span>}
            </span>
          )}
        </>
      ),
      note: fact.confidence === 'high' ? null : common(`confidence.${fact.confidence}`),
    };
  });
}
