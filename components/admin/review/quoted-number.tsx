import { MarkedText } from '@/components/ui/marked-text';
import type { QuotedSentence } from '@/lib/publishing/reviewed-figures';

/** A sentence of a source in its own language, the number in it marked. */
export function QuotedNumber({ sentence: { quote, language, marks } }: { sentence: Pick<QuotedSentence, 'quote' | 'language' | 'marks'> }) {
  return (
    <blockquote className="quote" lang={language}>
      <MarkedText text={quote} marked={marks} />
    </blockquote>
  );
}
