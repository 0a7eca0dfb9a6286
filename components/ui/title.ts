import { VIETNAMESE_COMPOUNDS } from '@/lib/i18n/compounds';
import { keepTogether } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';

/** A title as it is set: in Vietnamese, compounds do not part at a line end. */
export function setTitle(text: string, locale: Locale): string {
  return locale === 'vi' ? keepTogether(text, VIETNAMESE_COMPOUNDS) : text;
}
