import type { Locale } from '@/lib/i18n/localized';

/** Words that say nothing of what is looked for: a question need not contain them, though they count where they stand beside others. */
const stopWords: Readonly<Record<Locale, string>> = {
  vi: 'và của các những là thì mà cho với trong tại về như nào gì bao nhiêu khi có được một ở ai đâu sao này đó hay đã đang sẽ bị bởi theo từ đến mấy thế nghĩa va cua cac nhung la nhu nao gi bao nhieu khi duoc',
  en: 'a an and are as at be by did do does for from has have how in is it its many much of on or that the their this to was were what when where which who whom whose why will with no responsible mean means meaning explain',
  fr: 'à au aux avec c ce ces combien comment d dans de des du elle en est et il ils l la le les leur ne on où ou par pas pour pourquoi qu quand que quel quelle quelles quels qui sa se ses son sont sur un une y n no definition responsable',
  ru: 'а без был была были было быть в во где для до его ее если и из или их к как какая какие какой когда кто ли на не о об от по при с сколько со так то у чей что чем это такое такой такая значит',
};

const setOf = (locale: Locale): ReadonlySet<string> => new Set(stopWords[locale].split(' '));
const sets: Readonly<Record<Locale, ReadonlySet<string>>> = { vi: setOf('vi'), en: setOf('en'), fr: setOf('fr'), ru: setOf('ru') };

/** Letters that of the four languages only Vietnamese has. */
const VIETNAMESE = /[ăđĩũơưạ-ỹ]/;

export const isVietnamese = (spelled: string): boolean => VIETNAMESE.test(spelled);

/** In which language a question is, as far as its letters tell; else the language of the page. */
export function languageOf(spelled: string, locale: Locale): Locale {
  if (/[\u0400-\u04ff]/.test(spelled)) return 'ru';
  if (isVietnamese(spelled)) return 'vi';
  return locale === 'ru' ? 'en' : locale;
}

export const isStopWord = (spelled: string, language: Locale): boolean =>
  sets[language].has(spelled) || (/^\p{L}$/u.test(spelled) && language !== 'vi');
