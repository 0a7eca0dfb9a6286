import { Section } from '@/components/ui/section';
import type { SetDetail } from '@/lib/publishing/desk-set';
import type { ReviewWords } from './words';

/** What happened to the set on its way. Names stay inside the wing. */
export function HistorySection({ set, words: { t, when } }: { set: SetDetail; words: ReviewWords }) {
  return (
    <Section id="history" rail={t('history.rail')} notes={[t('history.note')]}>
      {set.steps.length === 0 ? (
        <p className="measure">{t('history.none')}</p>
      ) : (
        <ol className="steps">
          {set.steps.map(({ position, step, name, at, words, publishAt }) => (
            <li key={position}>
              <b>{t(`history.step.${step}`)}</b>
              <p className="small mute">{t('history.by', { name: name ?? t('unnamed'), when: when(at) })}</p>
              {publishAt !== null && <p className="small">{t('history.for', { when: when(publishAt) })}</p>}
              {words !== null && <p className="measure">{words}</p>}
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}
