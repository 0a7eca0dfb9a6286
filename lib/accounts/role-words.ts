import type { Role } from '@/lib/auth/viewer';
import { type Locale, type LocalizedText, localize } from '@/lib/i18n/localized';

type Held = { role: Role; organisation: { code: string; name: LocalizedText } | null; language: Locale | null };
type Words = { role: (role: Role) => string; language: (locale: Locale) => string };

/** "Editor, Ministry of Science and Technology": the parts of a role, each in its words. */
export function roleParts({ role, organisation, language }: Held, locale: Locale, words: Words): string {
  const parts = [words.role(role), organisation && localize(organisation.name, locale).words, language && words.language(language)];
  return parts.filter((part) => part !== null).join(', ');
}
