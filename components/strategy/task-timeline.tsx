import type { ReactNode } from 'react';
import { Localized, type LocalizedWords } from '@/components/ui/localized';
import { Quote } from '@/components/ui/quote';
import { Section } from '@/components/ui/section';
import { SourceMarks, type SourceReference } from '@/components/ui/source-mark';
import type { Locale } from '@/lib/i18n/localized';
import { Names } from './status-row';
import type { StrategyWords } from './words';

export type TimelineItem = {
  key: string;
  kind: string;
  bodies: ReactNode[];
  words: LocalizedWords | null;
  /** The document that brought it about, where it is not the one that gave the task. */
  document: { href: string; label: LocalizedWords } | null;
  quote: { lang: Locale; text: string; note: string | null } | null;
  /** Said where the source is not a plain reading. */
  confidence: string | null;
};

export type TimelineEntry = { key: string; date: string; released: string | null; sources: SourceReference[]; items: TimelineItem[] };

type TimelineSectionProps = { entries: readonly TimelineEntry[]; hidden: number; words: StrategyWords };

/** The dated facts of a task's life, oldest first; the last square is filled. */
export function TimelineSection({ entries, hidden, words: { locale, t } }: TimelineSectionProps) {
  return (
    <Section
      id="timeline"
      rail={t('timeline.rail')}
      notes={hidden > 0 ? [t('timeline.hidden', { count: hidden })] : []}
      heading={t('timeline.heading')}
    >
      {entries.length === 0 && <p className="mute">{t('timeline.none')}</p>}
      <ol className="chain measure">
        {entries.map(({ key, date, released, sources, items }) => (
          <li key={key}>
            <b>
              {date}
              <SourceMarks sources={sources} />
            </b>
            {released && <p className="small mute">{released}</p>}
            {items.map((item) => (
              <Item key={item.key} item={item} pageLocale={locale} />
            ))}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Item({ item: { kind, bodies, words, document, quote, confidence }, pageLocale }: { item: TimelineItem; pageLocale: string }) {
  return (
    <div className="mt-1">
      <div>
        <span className="mute">{kind}</span>{' '}
        {bodies.length > 0 ? <Names names={bodies} /> : words && <Localized text={words} pageLocale={pageLocale} />}
      </div>
      {bodies.length > 0 && words && (
        <p className="mute">
          <Localized text={words} pageLocale={pageLocale} />
        </p>
      )}
      {document && (
        <p>
          <a href={document.href}>
            <Localized text={document.label} pageLocale={pageLocale} />
          </a>
        </p>
      )}
      {quote && <Quote lang={quote.lang} text={quote.text} note={quote.note} />}
      {confidence && <p className="tiny mute">{confidence}</p>}
    </div>
  );
}
