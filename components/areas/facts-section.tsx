import type { ReactNode } from 'react';
import type { MarkedSource } from '@/components/sources/marks';
import { type Fact, Facts } from '@/components/ui/facts';
import { Notice } from '@/components/ui/notice';
import { Section } from '@/components/ui/section';
import { Stamped } from '@/components/ui/source-mark';
import { acrossLists, isKnown, knownEnd, otherBearers } from '@/lib/areas/lineage';
import type { AreaRecord } from '@/lib/areas/schema';
import { lastDay } from '@/lib/period';
import type { AreaContext } from './context';

/** What the unit is, its code with a warning where another province bore it, and its days. */
export function factsSection(context: AreaContext, sources: readonly MarkedSource[]): ReactNode {
  const { words, area, end, units, steps } = context;
  const { t, common, date, view } = words;
  const known = units.filter((unit) => isKnown(unit, steps, view.asOf));
  const facts: Fact[] = [
    { term: t('facts.kind'), detail: t(`kind.${area.kind}`) },
    { term: t('facts.code'), detail: codeDetail(context, sources) },
    { term: t('facts.list'), detail: listName(context) },
    ...(area.scheme === 'iso'
      ? []
      : [
          { term: t('facts.from'), detail: area.validFrom === null ? t('facts.fromUnknown') : date(area.validFrom) },
          { term: t('facts.to'), detail: end === null ? t('facts.toOpen') : date(end) },
        ]),
  ];
  return (
    <Section id="unit" rail={t('facts.rail')}>
      {otherBearers(known, steps, area).map((other) => reusedNotice(context, other))}
      <Facts facts={facts} />
      {area.confidence !== null && area.confidence !== 'high' && (
        <p className="small mute mt-1">{common(`confidence.${area.confidence}`)}</p>
      )}
    </Section>
  );
}

/** The list the unit belongs to, named without its end while nobody knew of it. */
export function listName({ words: { t }, area, units, steps }: AreaContext): string {
  return area.scheme === 'vn-63' && acrossLists(units, steps).length === 0 ? t('schemeThen') : t(`scheme.${area.scheme}`);
}

function codeDetail({ words: { t, view }, marks, area }: AreaContext, sources: readonly MarkedSource[]): ReactNode {
  if (area.source === null) {
    return (
      <>
        {area.notation} <span className="cell-note">{t('facts.noSource')}</span>
      </>
    );
  }
  const published = sources.find(({ code }) => code === area.source)?.published;
  if (view.asOf !== null && published && lastDay(published) > view.asOf) {
    return (
      <>
        {area.notation} <span className="cell-note">{t('facts.laterSource')}</span>
      </>
    );
  }
  return <Stamped sources={marks.of([area.source])}>{area.notation}</Stamped>;
}

function reusedNotice({ words, area, steps }: AreaContext, other: AreaRecord): ReactNode {
  const { t, date, name, href, view } = words;
  const unit = (chunks: ReactNode) => <a href={href(`/areas/${other.code}`)}>{chunks}</a>;
  const otherEnd = knownEnd(other, steps, view.asOf);
  const isBefore = otherEnd !== null && other.scheme === 'vn-63';
  return (
    <div key={other.code} className="reused">
      <Notice title={t('facts.reusedTitle', { code: area.notation })}>
        {isBefore
          ? t.rich('facts.reusedBefore', { date: date(otherEnd), name: name(other), unit })
          : t.rich('facts.reusedAfter', {
              date: other.validFrom === null ? t('facts.fromUnknown') : date(other.validFrom),
              name: name(other),
              unit,
            })}
      </Notice>
    </div>
  );
}
