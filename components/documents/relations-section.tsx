import { getTranslations } from 'next-intl/server';
import type { Marks } from '@/components/sources/marks';
import type { StrategyWords } from '@/components/strategy/words';
import { foreignLang } from '@/components/ui/localized';
import { Section } from '@/components/ui/section';
import { SourceMarks } from '@/components/ui/source-mark';
import type { Related } from '@/lib/documents/relation-queries';
import { documentTitles } from './document-words';

/** What the document does to others, then what others do to it. Called, not mounted: it numbers marks. */
export async function relationsSection(relations: readonly Related[], words: StrategyWords, marks: Marks) {
  const { locale, common, href, date } = words;
  const ordered = [...relations].sort((a, b) => Number(b.does) - Number(a.does));
  const [t, titles] = await Promise.all([
    getTranslations({ locale, namespace: 'documents' }),
    documentTitles(
      ordered.map(({ other }) => other),
      locale,
    ),
  ]);
  const rows = ordered.map((related, index) => ({
    ...related,
    title: titles[index],
    stamps: related.source === null ? [] : marks.of([related.source]),
  }));
  return (
    <Section id="relations" rail={t('relations.rail')}>
      {rows.length === 0 && <p className="mute">{t('relations.none')}</p>}
      <ul className="docs relations">
        {rows.map(({ code, does, relation, other, title, confidence, stamps }) => (
          <li key={code}>
            <span className="date">{does ? t(`relations.does.${relation}`) : t(`relations.done.${relation}`)}</span>
            <span>
              {title && (
                <a href={href(`/documents/${other.code}`)} lang={foreignLang({ text: title, pageLocale: locale })}>
                  {title.words}
                </a>
              )}
              <SourceMarks sources={stamps} />
              {confidence !== 'high' && <span className="block small mute">{common(`confidence.${confidence}`)}</span>}
            </span>
            <span className="note">{other.issued === null ? t('noDay') : date(other.issued)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
