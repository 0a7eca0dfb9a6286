import { getTranslations } from 'next-intl/server';
import type { FindingLine, ReviewWords } from '@/components/admin/review/words';
import { type Finding, WHOLE } from '@/lib/publishing/checks/finding';
import { wordingOf } from '@/lib/publishing/checks/wording';
import type { SetDetail } from '@/lib/publishing/desk-set';
import { MORE } from '@/lib/publishing/finding-tally';

export type Told = {
  /** For the list of checks. */
  lines: FindingLine[];
  /** To stand beside the field they are about. */
  own: FindingLine[];
  byPosition: Map<number, FindingLine[]>;
  blocks: number;
  severity: Record<FindingLine['severity'], string>;
};

/** Findings in words: each alone beside its field, and with the name of what it is about in the list of checks. */
export async function findingLines(findings: readonly Finding[], set: SetDetail, words: ReviewWords): Promise<Told> {
  const t = await getTranslations({ locale: words.locale, namespace: 'checks' });
  const { changes } = words;
  const labels = {
    field: changes.field,
    inLanguage: (field: string, language: string) => changes.t('inLanguage', { field, language }),
    language: (locale: 'vi' | 'en' | 'fr' | 'ru') => changes.t(`languageName.${locale}`),
    unit: (unit: string) => changes.common(`unit.${unit}` as 'unit.percent'),
  };
  const byPosition = new Map<number, FindingLine[]>();
  const lines = findings.map((finding, index): FindingLine => {
    const line = {
      key: String(index),
      severity: finding.severity,
      words: wordsOf(finding),
      subject: finding.kind === WHOLE.kind ? null : `${finding.kind}/${finding.code}`,
      field: finding.field,
    };
    const position = Number(finding.values.position);
    if (finding.kind === 'figures') byPosition.set(position, [...(byPosition.get(position) ?? []), line]);
    return line;
  });
  function wordsOf(finding: Finding): string {
    if (finding.check === MORE) {
      const count = Number(finding.values.count);
      return words.t('checks.more', { count, shown: changes.count(count) });
    }
    const { key, values } = wordingOf(finding, words.locale, labels);
    return t(key as 'emptied.block', values as never);
  }
  const { length: blocks } = findings.filter(({ severity, check }) => severity === 'block' && check !== MORE);
  const listed = lines.map((line, index) => {
    const name = nameOf(findings[index] as Finding, set, words);
    return name === null ? line : { ...line, words: words.t('checks.about', { words: line.words, name }) };
  });
  const severity = { pass: t('severity.pass'), warn: t('severity.warn'), block: t('severity.block') };
  return { lines: listed, own: lines, byPosition, blocks, severity };
}

function nameOf({ kind, code, values }: Finding, { figures }: SetDetail, { name, changes }: ReviewWords): string | null {
  if (kind === WHOLE.kind) return null;
  if (kind !== 'figures') return name({ kind, code });
  const figure = figures.items.find(({ position }) => position === Number(values.position));
  const [series = code, period = '', area = ''] = figure ? [figure.series, figure.period, figure.area] : code.split(' ');
  const place = area === 'vn' ? [] : [name({ kind: 'area', code: area })];
  return [name({ kind: 'series', code: series }), changes.figures.period(period), ...place].join(', ');
}
