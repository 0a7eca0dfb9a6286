import type { ReactNode } from 'react';
import type { IndicatorTexts } from '@/components/indicators/texts';
import { DataTable } from '@/components/ui/data-table';
import { DocsList } from '@/components/ui/docs-list';
import { foreignLang, Localized } from '@/components/ui/localized';
import { Section } from '@/components/ui/section';
import { StampedSentence } from '@/components/ui/source-mark';
import type { AreaEvent } from '@/lib/areas/around-queries';
import type { DocumentRecord } from '@/lib/documents/schema';
import { localize, localizeOptional } from '@/lib/i18n/localized';
import type { IndicatorBrief } from '@/lib/indicators/queries';
import type { AreaContext } from './context';

/** Promises a document made for this unit alone. */
export function targetsSection(
  { words, marks, area }: AreaContext,
  indicators: readonly IndicatorBrief[],
  documents: readonly DocumentRecord[],
  texts: IndicatorTexts,
): ReactNode {
  const { t, locale, href, date, name } = words;
  const targets = indicators.flatMap((indicator) =>
    indicator.targets.filter((target) => target.area === area.code).map((target) => ({ indicator, target })),
  );
  return (
    <Section id="targets" rail={t('targets.rail')}>
      {targets.length === 0 ? (
        <p className="measure">{t('targets.none', { name: name(area) })}</p>
      ) : (
        <DataTable
          stack
          caption={t('targets.caption', { name: name(area) })}
          columns={[
            { key: 'indicator', label: t('figures.indicator') },
            { key: 'deadline', label: t('targets.deadline') },
            { key: 'target', label: t('targets.target') },
            { key: 'document', label: t('targets.document') },
          ]}
          rows={targets.map(({ indicator, target }) => {
            const goal = texts.target(target, indicator.unit);
            const document = documents.find(({ code }) => code === target.document);
            return {
              key: target.code,
              cells: [
                <a key="indicator" href={href(`/indicators/${indicator.code}`)}>
                  <Localized text={localize(indicator.name, locale)} pageLocale={locale} />
                </a>,
                target.deadline === null ? t('targets.noDeadline') : date(target.deadline),
                <span key="target" lang={foreignLang({ text: goal, pageLocale: locale })}>
                  <StampedSentence text={goal.words} sources={marks.of([target.source])} />
                </span>,
                <a key="document" href={href(`/documents/${target.document}`)}>
                  {document?.notation ?? (document ? localize(document.title, locale).words : target.document)}
                </a>,
              ],
            };
          })}
        />
      )}
    </Section>
  );
}

/** Events held there under the unit's name of the time. */
export function eventsSection({ words, area }: AreaContext, { items, total }: { items: readonly AreaEvent[]; total: number }): ReactNode {
  const { t, locale, href, date, name } = words;
  return (
    <Section
      id="events"
      rail={t('events.rail')}
      notes={[
        total > items.length ? t('events.newest', { shown: items.length, total }) : null,
        <a key="all" href={href('/events')}>
          {t('events.all')}
        </a>,
      ]}
    >
      <p className="sub">{t('events.count', { name: name(area), total })}</p>
      {items.length > 0 && (
        <div className="area-events">
          <DocsList
            rows={items.map(({ code, name: event, starts, ends, place }) => {
              const title = localize(event, locale);
              const where = localizeOptional(place, locale);
              return {
                key: code,
                date: ends === null || ends === starts ? date(starts) : t('events.range', { from: date(starts), to: date(ends) }),
                title: title.words,
                lang: foreignLang({ text: title, pageLocale: locale }),
                href: href(`/events/${code}`),
                note: where ? <Localized text={where} pageLocale={locale} /> : undefined,
              };
            })}
          />
        </div>
      )}
    </Section>
  );
}
