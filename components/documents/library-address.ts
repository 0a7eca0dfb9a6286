import { addressOf } from '@/lib/http/address';
import type { Locale } from '@/lib/i18n/localized';
import type { View } from '@/lib/publishing/edition-queries';

/** What the address of the library asks for, as it stands there. */
export type LibraryChoice = { kind?: string; organisation?: string; topic?: string; year?: string; sort?: string };

/** Whether the choice narrows the list; an order alone does not. */
export const isNarrowed = ({ sort: _, ...filter }: LibraryChoice): boolean => Object.values(filter).some((value) => value !== undefined);

/** The library below the language, with the choices and the reader's point of view. */
export const libraryPath = (choice: LibraryChoice, view: View, page = 1): string => addressOf('/documents', view, choice, page);

/** The same with its language. */
export const libraryAddress = (locale: Locale, choice: LibraryChoice, view: View, page = 1): string =>
  `/${locale}${libraryPath(choice, view, page)}`;
