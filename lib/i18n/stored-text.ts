import { type LocalizedText, localizedText } from './localized';

/** A text column as its type; the database refuses any other shape, so this only tells TypeScript. */
export function storedText(value: unknown): LocalizedText {
  return localizedText.parse(value);
}

export function storedTextOrNull(value: unknown): LocalizedText | null {
  return value === null || value === undefined ? null : localizedText.parse(value);
}
