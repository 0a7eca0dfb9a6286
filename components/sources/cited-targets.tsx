import { DataTable } from '@/components/ui/data-table';
import { Stamped } from '@/components/ui/source-mark';
import type { LocalizedText } from '@/lib/i18n/localized';
import type { IndicatorRecord } from '@/lib/indicators/schema';
import type { Cite } from './cite';

type Target = {
  code: string;
  deadline: string | null;
  comparator: string | null;
  low: string | null;
  high: string | null;
  words: LocalizedText | null;
  document: string;
  source: string;
  confidence: 'high' | 'medium' | 'low';
  areaName: LocalizedText | null;
  of: { code: string; name: LocalizedText; unit: IndicatorRecord['unit'] };
};
type Document = { code: string; notation: string | null; title: LocalizedText };

/** Targets with their deadline and value; with `documents`, each names the document that set it. */
export function citedTargets(targets: readonly Target[], cite: Cite, documents?: readonly Document[]) {
  const { t, locale, text } = cite;
  const documentOf = (target: Target) => documents?.find(({ code }) => code === target.document);
  return (
    <DataTable
      stack
      caption={<span className="vh">{t('targets.rail')}</span>}
      columns={[
        { key: 'indicator', label: t('targets.indicator') },
        { key: 'deadline', label: t('targets.deadline') },
        { key: 'value', label: t('targets.value') },
        ...(documents ? [{ key: 'document', label: t('targets.document') }] : []),
      ]}
      rows={targets.map((target) => {
        const document = documentOf(target);
        const doubt = cite.doubt(target.confidence);
        const marks = cite.marks.of([target.source]);
        return {
          key: target.code,
          cells: [
            <span key="indicator">
              <a href={`/${locale}/indicators/${target.of.code}`}>{text(target.of.name)}</a>
              {target.areaName && <span className="block mute">{text(target.areaName)}</span>}
            </span>,
            target.deadline === null ? t('targets.noDeadline') : cite.date(target.deadline),
            <span key="value">
              {target.words && text(target.words)} <Stamped sources={marks}>{promise(target, cite)}</Stamped>
              {doubt && <span className="block mute">{doubt}</span>}
            </span>,
            ...(documents
              ? [
                  document && (
                    <a key="document" href={`/${locale}/documents/${document.code}`}>
                      {document.notation ?? text(document.title)}
                    </a>
                  ),
                ]
              : []),
          ],
        };
      })}
    />
  );
}

/** "at least 20%", "65–70%"; nothing where the document gives only words. */
function promise({ low, high, comparator, of }: Target, { words }: Cite): string {
  const value = low ?? high;
  if (value === null) return '';
  const figure = words.figure({ value, qualifier: comparator ?? '=' }, of.unit);
  return low !== null && high !== null ? `${words.number(low, of.unit)}–${words.figure({ value: high, qualifier: '=' }, of.unit)}` : figure;
}
