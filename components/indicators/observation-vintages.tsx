import type { ReactNode } from 'react';
import { DataTable } from '@/components/ui/data-table';
import { Section } from '@/components/ui/section';
import { addressOf } from '@/lib/http/address';
import { type ObservationContext, valueWords } from './observation-words';

/** Everything recorded for the same series, area and period: each row leads to the page of its own. */
export function observationVintages(context: ObservationContext): ReactNode {
  const { observation, t, texts, locale, view } = context;
  const { figure, vintages, indicator } = observation;
  const page = (id: string) => `/${locale}${addressOf(`/indicators/${indicator.code}/observations/${id}`, view)}`;
  return (
    <Section id="vintages" rail={t('vintages.rail')} notes={[t('vintages.note')]}>
      <DataTable
        caption={t('vintages.caption')}
        stack
        columns={[
          { key: 'number', label: t('vintages.number') },
          { key: 'value', label: t('vintages.value') },
          { key: 'released', label: t('vintages.released') },
          { key: 'recorded', label: t('vintages.recorded') },
          { key: 'nature', label: t('vintages.nature') },
        ]}
        rows={vintages.map((vintage) => ({
          key: vintage.id,
          isCurrent: vintage.id === figure.id,
          cells: [
            vintage.id === figure.id ? (
              <span key="number">
                {vintage.id} <span className="small mute">({t('vintages.this')})</span>
              </span>
            ) : (
              <a key="number" href={page(vintage.id)}>
                {vintage.id}
              </a>
            ),
            valueWords(context, vintage),
            texts.date(vintage.releasedOn),
            <a key="edition" href={`/${locale}/changes/${vintage.edition}`}>
              {vintage.edition}
            </a>,
            context.nature(vintage.nature),
          ],
        }))}
      />
    </Section>
  );
}
