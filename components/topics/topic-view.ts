import { joinWords } from '@/components/sources/cite';
import { formatCount } from '@/lib/i18n/format';
import type { Locale, LocalizedText } from '@/lib/i18n/localized';
import { TOPIC_KINDS, type TopicCounts, type TopicKind } from '@/lib/topics/kinds';

export type NamedTopic = { code: string; name: LocalizedText };

type CountWords = (key: `count.${TopicKind}`, values: { count: number; shown: string }) => string;

/** "24 indicators, 27 tasks and 11 documents": what is none is left out; null where there is nothing. */
export function countedWords(counts: TopicCounts, t: CountWords, locale: Locale): string | null {
  const parts = TOPIC_KINDS.filter((kind) => counts[kind] > 0).map((kind) =>
    t(`count.${kind}`, { count: counts[kind], shown: formatCount(counts[kind], locale) }),
  );
  return parts.length > 0 ? joinWords(parts, locale) : null;
}
