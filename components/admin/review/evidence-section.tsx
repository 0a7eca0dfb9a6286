import { Section } from '@/components/ui/section';
import type { SetDetail } from '@/lib/publishing/desk-set';
import type { QuotedSentence } from '@/lib/publishing/reviewed-figures';
import { QuotedNumber } from './quoted-number';
import type { ReviewWords } from './words';

type Sentence = Pick<QuotedSentence, 'quote' | 'language' | 'source' | 'marks'>;
type Pair = { key: string; name: string; after: Sentence[]; before: Sentence[] };
type EvidenceSectionProps = { set: SetDetail; words: ReviewWords; withFigures: boolean };

/** The sentences that the changes rest on, each with its language, its source and what was kept of it. */
export function EvidenceSection({ set, words, withFigures }: EvidenceSectionProps) {
  const { t } = words;
  const pairs = [...recordPairs(set, words), ...(withFigures ? figurePairs(set, words) : [])];
  if (pairs.length === 0 && set.figures.total === 0) return null;
  return (
    <Section id="evidence" rail={t('evidence.rail')} notes={[t('evidence.note')]}>
      {pairs.length === 0 && <p className="measure">{t('evidence.none')}</p>}
      {pairs.map(({ key, name, after, before }) => (
        <div className="evidence-pair" key={key}>
          <h3>{name}</h3>
          <div className="evidence-sides">
            <Sentences {...{ sentences: after, set, words }} side="after" />
            <Sentences {...{ sentences: before, set, words }} side="before" />
          </div>
        </div>
      ))}
    </Section>
  );
}

function recordPairs({ quotes, records }: SetDetail, { name }: ReviewWords): Pair[] {
  return records.items.flatMap((record) => {
    const own = quotes.filter(({ kind, code }) => kind === record.kind && code === record.code).map((quote) => ({ ...quote, marks: [] }));
    if (own.length === 0) return [];
    const of = (side: 'after' | 'before') => own.filter((quote) => quote.side === side);
    return [{ key: `${record.kind}/${record.code}`, name: name(record), after: of('after'), before: of('before') }];
  });
}

function figurePairs({ figures }: SetDetail, { name, changes }: ReviewWords): Pair[] {
  return figures.items.flatMap(({ position, series, period, quoted, before }) => {
    if (quoted === null) return [];
    const same = before?.quoted?.quote === quoted.quote;
    const standing = before?.quoted && !same ? [before.quoted] : [];
    const heading = `${name({ kind: 'series', code: series })}, ${changes.figures.period(period)}`;
    return [{ key: `figures/${position}`, name: heading, after: [quoted], before: standing }];
  });
}

function Sentences({
  sentences,
  side,
  set,
  words,
}: {
  sentences: Sentence[];
  side: 'after' | 'before';
  set: SetDetail;
  words: ReviewWords;
}) {
  return (
    <div>
      {sentences.map((sentence) => (
        <figure key={`${sentence.source} ${sentence.quote}`}>
          <figcaption className="small mute">{words.t(`evidence.${side}`, { language: words.language(sentence.language) })}</figcaption>
          <QuotedNumber sentence={sentence} />
          <Provenance code={sentence.source} {...{ set, words }} />
        </figure>
      ))}
    </div>
  );
}

function Provenance({ code, set, words: { t, changes, language } }: { code: string; set: SetDetail; words: ReviewWords }) {
  const source = set.sources.find((one) => one.code === code);
  if (!source) return null;
  const href = changes.href({ kind: 'source', code });
  const title = <span lang={source.titleLanguage}>{source.title}</span>;
  return (
    <ul className="provenance small mute">
      <li>{href ? <a href={href}>{title}</a> : title}</li>
      {source.translated && <li>{t('evidence.translated', { language: language(source.language) })}</li>}
      {source.fingerprint !== null && (
        <li>
          {t('evidence.fingerprint')} <code className="break-all">{source.fingerprint.slice(0, 16)}</code>
        </li>
      )}
      <li>
        {source.copy === null ? (
          t('evidence.noCopy')
        ) : (
          <>
            {t('evidence.copy')} <code className="break-all">{source.copy.slice(0, 16)}</code>
          </>
        )}
      </li>
    </ul>
  );
}
