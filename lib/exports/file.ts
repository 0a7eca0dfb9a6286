import type { Locale } from '@/lib/i18n/localized';
import type { Extension } from './extensions';
import type { Asked } from './rows-sql';
import type { Column, Table } from './table';

export type InFour = Readonly<Record<Locale, string>>;
/** In the languages that there are words in, each under its own. */
export type InSome = Readonly<Partial<Record<Locale, string>>>;

/** What people and programs have to be told of a table: its words in every language. */
export type TableWords = {
  title: InFour;
  description: InFour;
  column(column: Column): InFour;
  /** What a code of a column with few values means; null where it has no name of its own. */
  choice(column: Column, code: string): InFour | null;
  /** The codes of a column that may have names: all of a list that is closed, those that are known of one that is open. */
  codes(column: Column): readonly string[];
};

/** Where a file comes from, so that whoever finds it alone can say so. */
export type Origin = {
  /** The portal's own address, without a slash at its end. */
  portal: string;
  publisher: InFour;
  /** The page that shows the same, and the file itself: full addresses in the language asked for. */
  page: string;
  self: string;
  /** The page where it always says the same, as far as it can be asked for a day or an edition. */
  pinned: string;
  licence: { id: string; name: string; url: string };
  /** The newest edition the rows can come from, and when it was published; null while nothing is published. */
  edition: number | null;
  publishedAt: string | null;
  /** How an address asks for exactly these rows again: the edition by its number, or by a moment of the day on which they were judged. */
  editionAsked: string | null;
  /** As the address asks, or the day itself where no edition can be asked for; null where it asks for what stands. */
  asOf: string | null;
  /** The day on which lateness and statuses are judged; null where the rows do not depend on it. */
  judgedOn: string | null;
};

/** One table asked for in one format. `related` finds the tables that its columns refer to. */
export type TableFile = {
  table: Table;
  asked: Asked;
  locale: Locale;
  words: TableWords;
  origin: Origin;
  related(id: string): Table | undefined;
};

export type Format = {
  /** The last part of an address: `/vi/indicators.<extension>`. */
  extension: Extension;
  mediaType: string;
  /** Programs that open it, for whom it is: `data.format.<extension>` among the messages says it to people. */
  isFor(table: Table): boolean;
  /** Whether the same rows make the same file in every language. */
  isNeutral: boolean;
  /** Whether a browser shows it rather than keeping it. */
  isShown: boolean;
  /** What it says of a table, not the rows themselves. */
  isMetadata: boolean;
  /** The format of the same address that tells programs what this one holds. */
  describedBy?: { extension: Extension; mediaType: string };
  write(file: TableFile): AsyncIterable<Uint8Array>;
};
