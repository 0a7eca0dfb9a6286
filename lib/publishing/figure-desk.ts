import 'server-only';
import type { FormState } from '@/lib/admin-form';
import type { Locale } from '@/lib/i18n/localized';
import { sheetOf } from './columns/sheet';
import { type CitedFigure, getCitedFigure, type SeriesDesk } from './desk-figures';
import { typedOfRecord } from './record-form';

type Typed = FormState['typed'];
export type ChosenFigure = {
  stage: 'new' | 'recorded' | 'staged';
  figure: Omit<CitedFigure, 'id'> | null;
  /** The viewer's set that holds it. */
  changeSet: number | null;
};

/** The figure that the address names; null where there is none that the viewer may change. */
export async function chosenFigure(desk: SeriesDesk, figure: string): Promise<ChosenFigure | null> {
  if (figure === '' || figure === 'new') return { stage: 'new', figure: null, changeSet: null };
  const staged = desk.staged.find(({ changeSet, position, isMine }) => isMine && `${changeSet}.${position}` === figure);
  if (staged) return { stage: 'staged', figure: staged, changeSet: staged.changeSet };
  const recorded = await getCitedFigure(desk.code, figure);
  return recorded && { stage: 'recorded', figure: recorded, changeSet: null };
}

/** What the form of a figure begins with. A new one is of the whole country, and exact, until somebody says otherwise. */
export function figureTyped(locale: Locale, { code }: SeriesDesk, figure: string, chosen: ChosenFigure): Typed {
  const fields = chosen.figure ? typedOfRecord(sheetOf('figure'), { ...chosen.figure, series: code }) : { area: ['vn'], qualifier: ['='] };
  return { ...fields, series: [code], form_locale: [locale], form_figure: [figure || 'new'], form_nature: ['revision'] };
}

type Added = { source: string | undefined; release: string | undefined; set: string | undefined };

/** A source or release that was added on the way stands in the form, which is saved into the set that holds it. */
export function withAdded(typed: Typed, { set, ...added }: Added, sets: readonly { value: string }[]): Typed {
  const given = Object.entries(added).flatMap(([name, code]) => (code === undefined ? [] : [[name, [code]] as const]));
  const holds = set === undefined ? undefined : sets.find(({ value }) => value.endsWith(` ${set}`));
  return { ...typed, ...Object.fromEntries(given), ...(holds ? { form_set: [holds.value] } : {}) };
}
