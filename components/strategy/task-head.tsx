import { LanguageNotice } from '@/components/ui/language-notice';
import { foreignLang } from '@/components/ui/localized';
import { PageHead } from '@/components/ui/page-head';
import { type SourceReference, StampedSentence } from '@/components/ui/source-mark';
import { Status } from '@/components/ui/status';
import { setTitle } from '@/components/ui/title';
import { localize } from '@/lib/i18n/localized';
import { type FoldedTask, isHeading } from '@/lib/strategy/folded-task';
import { deepTasks, type TaskTree } from './around-section';
import { groupNotes } from './task-group';
import type { StrategyWords } from './words';

type TaskHeadProps = { task: FoldedTask; tree: TaskTree; sources: SourceReference[]; words: StrategyWords };

/** The task's name, its state, and what it asks for in the words it was entered in. */
export function TaskHead({ task, tree, sources, words }: TaskHeadProps) {
  const { locale, t } = words;
  const title = localize(task.title, locale);
  const description = task.description && localize(task.description, locale);
  const isForeign = description !== null && description.lang !== locale;
  const sentence = description && <StampedSentence text={description.words} sources={sources} />;
  return (
    <PageHead
      kick={t(isHeading(task) ? 'kick.heading' : 'kick.task', { notation: task.notation })}
      title={title.lang === locale ? setTitle(title.words, locale) : title.words}
      titleLang={foreignLang({ text: title, pageLocale: locale })}
      lede={isForeign ? undefined : sentence}
      state={
        isHeading(task) ? (
          groupNotes(deepTasks(task, tree), words).map((note) => <span key={note}>{note}</span>)
        ) : (
          <Status {...words.status(task.fold.state)} />
        )
      }
    >
      <LanguageNotice className="mt-3 mb-2" pageLocale={locale} text={description} beside={[title]} />
      {isForeign && (
        <p className="measure" lang={description.lang}>
          {sentence}
        </p>
      )}
    </PageHead>
  );
}
