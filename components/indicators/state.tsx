import { Age } from '@/components/ui/age';
import { Status } from '@/components/ui/status';
import type { Reading, Verdict } from '@/lib/catalog/readings/indicator';
import type { IndicatorTexts } from './texts';

/** The word of the status; where there is none, what is missing. */
export function verdictWords({ judgement, verdict }: Reading, { t, words }: IndicatorTexts): string {
  if (judgement.status.kind !== 'no-data') return words.status(judgement.status, judgement.age);
  return t(`verdict.${verdict as Exclude<Verdict, 'achieved' | 'on-track' | 'at-risk' | 'behind'>}`);
}

/** One sentence: why the status is what it is. */
export function reasonWords({ judgement, verdict }: Reading, { t, words }: IndicatorTexts): string {
  if (verdict === 'units-only' || verdict === 'undecided' || verdict === 'other-series') return t(`reason.${verdict}`);
  return words.reason(judgement.status);
}

/** Status, then the age of the figure it rests on. */
export function StateLine({ reading, texts }: { reading: Reading; texts: IndicatorTexts }) {
  const { judgement } = reading;
  return (
    <>
      <Status kind={judgement.status.kind} label={verdictWords(reading, texts)} />
      {judgement.age && (
        <Age label={texts.words.age(judgement.age)} isOld={judgement.age.state === 'old' || judgement.age.state === 'last-reported'} />
      )}
    </>
  );
}
