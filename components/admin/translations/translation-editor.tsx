'use client';

import { useTranslations } from 'next-intl';
import { wordDifference } from '@/components/changes/word-difference';
import type { FormState } from '@/lib/admin-form';
import type { Locale } from '@/lib/i18n/localized';
import type { TranslationState } from '@/lib/publishing/translation-basis';
import { machineField, rightField, wordsField } from '@/lib/translation-form';
import { ActionForm } from '../action-form';
import { type Choice, ChoiceField } from '../fields/choice-field';
import { FlagField } from '../fields/flag-field';
import { TextField } from '../fields/text-field';
import { HiddenField } from '../records/hidden-field';
import { Submit } from '../submit';

export type EditedText = {
  path: string;
  label: string;
  original: { words: string; lang: Locale };
  state: TranslationState;
  /** The original that an outdated translation was made from. */
  earlier: string | null;
};

type TranslationEditorProps = {
  action: (state: FormState, data: FormData) => Promise<FormState>;
  blank: FormState;
  /** The page's own address with its language. */
  address: string;
  language: Locale;
  texts: readonly EditedText[];
  bodies: readonly Choice[];
};

const carried = ['form_locale', 'form_kind', 'form_code', 'form_language', 'form_base', 'form_seen'] as const;
/** Longer originals get an area of their own height. */
const lettersPerRow = 60;
const mostRows = 24;

/** Every text of a record: the original beside the field for its translation. */
export function TranslationEditor({ action, blank, address, language, texts, bodies }: TranslationEditorProps) {
  const t = useTranslations('translations.edit');
  const f = useTranslations('forms');
  const c = useTranslations('changes');
  const labels = Object.fromEntries(texts.map(({ path, label }) => [wordsField(path), label]));
  return (
    <ActionForm action={action} blank={blank} address={address} labels={{ ...labels, form_body: t('body') }} className="translation-form">
      {carried.map((name) => (
        <HiddenField key={name} name={name} />
      ))}
      {texts.map((text) => (
        <fieldset key={text.path} className="part translated-text">
          <legend>{text.label}</legend>
          <p className="small">
            <b>{t(`state.${text.state}`)}</b>
          </p>
          <div className="pair">
            <div>
              <p className="small mute">{t('original', { language: c(`languageName.${text.original.lang}`) })}</p>
              <Original text={text} />
            </div>
            {text.state !== 'original' && <Fields text={text} language={language} />}
          </div>
        </fieldset>
      ))}
      {bodies.length > 1 ? <ChoiceField name="form_body" label={t('body')} choices={bodies} /> : <HiddenField name="form_body" />}
      <div className="buttons">
        <Submit>{f('save')}</Submit>
      </div>
    </ActionForm>
  );
}

function Fields({ text: { path, original, state }, language }: { text: EditedText; language: Locale }) {
  const t = useTranslations('translations.edit');
  const c = useTranslations('changes');
  return (
    <div>
      <TextField
        name={wordsField(path)}
        label={t('translation', { language: c(`languageName.${language}`) })}
        lang={language}
        rows={Math.min(mostRows, Math.max(2, Math.ceil(original.words.length / lettersPerRow)))}
      />
      {state === 'outdated' && <FlagField name={rightField(path)} label={t('right')} hint={t('rightHint')} />}
      <FlagField name={machineField(path)} label={t('machine')} hint={t('machineHint')} />
    </div>
  );
}

/** The original; where it changed after the translation was made, with what changed in it. */
function Original({ text: { original, earlier, state } }: { text: EditedText }) {
  const t = useTranslations('translations.edit');
  if (earlier === null) {
    return (
      <>
        <p lang={original.lang} className="original-words">
          {original.words}
        </p>
        {state === 'outdated' && <p className="small mute">{t('earlierUnknown')}</p>}
      </>
    );
  }
  const { before, after } = wordDifference(earlier, original.words);
  return (
    <div className="diff">
      <p lang={original.lang} className="original-words">
        {after.head}
        {after.changed && <ins>{after.changed}</ins>}
        {after.tail}
      </p>
      <p className="small mute">{t('earlier')}</p>
      <p lang={original.lang} className="original-words">
        {before.head}
        {before.changed && <del>{before.changed}</del>}
        {before.tail}
      </p>
    </div>
  );
}
