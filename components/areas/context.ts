import type { Marks } from '@/components/sources/marks';
import type { Succession } from '@/lib/areas/queries';
import type { AreaRecord } from '@/lib/areas/schema';
import type { AreaWords } from './words';

/** What every section of a unit's page is drawn from. Sections are called in reading order, so that marks are numbered from top to bottom. */
export type AreaContext = {
  words: AreaWords;
  marks: Marks;
  area: AreaRecord;
  /** Its last day, where that was known. */
  end: string | null;
  units: readonly AreaRecord[];
  /** The part of the crosswalk known then. */
  steps: readonly Succession[];
};
