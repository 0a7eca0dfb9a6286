import type { InFour, InSome } from '@/lib/exports/file';
import type { Dataset } from '../datasets';

/** A body that produces figures. */
export type Producer = { code: string; name: InSome };

/** One page of the catalogue. */
export type CatalogPage = {
  portal: string;
  name: InFour;
  tagline: InFour;
  licence: { name: string; url: string };
  datasets: readonly Dataset[];
  producers: ReadonlyMap<string, Producer>;
  /** The first and the newest edition; null while nothing is published. */
  issued: string | null;
  modified: string | null;
  /** Where people write to. */
  contact: string;
  api: { title: InFour; description: InFour; endpoint: string; documentation: string }[];
  /** Null where one dataset is described by itself. */
  paging: Paging | null;
};

export type Paging = { self: string; first: string; last: string; next: string | null; previous: string | null; total: number };
