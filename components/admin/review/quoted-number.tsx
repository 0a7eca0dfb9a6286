import type { QuotedSentence } from '@/lib/publishing/reviewed-figures';

/** A sentence of a source in its own language, the number in it marked. */
export function QuotedNumber({ sentence: { quote, language, mark } }: { sentence: Pick<QuotedSentence, 'quote' | 'language' | 'mark'> }) {
  return (
    <blockquote className="quote" lang={language}>
      {mark === null ? (
        quote
      ) : (
        <>
          {quote.slice(0, mark.start)}
          <mark>{quote.slice(mark.start, mark.end)}</mark>
          {quote.slice(mark.end)}
        </>
      )}
    </blockquote>
  );
}
