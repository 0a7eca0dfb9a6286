import { type Locale, type LocalizedText, localize } from '@/lib/i18n/localized';

/** What a code is called in its register; one that is not in it is shown as it came. */
export function namesIn(register: readonly { code: string; name: LocalizedText }[], locale: Locale): (code: string) => string {
  return (code) => {
    const record = register.find((candidate) => candidate.code === code);
    return record ? localize(record.name, locale).words : code;
  };
}
