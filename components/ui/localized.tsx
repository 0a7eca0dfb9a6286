/** `isMachine`: a machine translated them and no person has read them yet. */
export type LocalizedWords = { words: string; lang: 'vi' | 'en' | 'fr' | 'ru'; isMachine?: true };

type LocalizedProps = { text: LocalizedWords; pageLocale: string };

/** The `lang` value an element needs, or nothing when the words are in the page's own language. */
export function foreignLang({ text, pageLocale }: LocalizedProps): string | undefined {
  return text.lang === pageLocale ? undefined : text.lang;
}

export function Localized({ text, pageLocale }: LocalizedProps) {
  const lang = foreignLang({ text, pageLocale });
  return lang ? <span lang={lang}>{text.words}</span> : text.words;
}
