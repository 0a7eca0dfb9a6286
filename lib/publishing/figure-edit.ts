import 'server-only';
import { type FormState, oneOf } from '@/lib/admin-form';
import type { Viewer } from '@/lib/auth/viewer';
import type { Locale } from '@/lib/i18n/localized';
import { figureSchema } from '@/lib/indicators/schema';
import { sheetOf } from './columns/sheet';
import { getCitedFigure } from './desk-figures';
import type { JsonRecord } from './difference';
import { saveFigure } from './figure-drafts';
import { findLookup } from './form-lookup';
import { columnChoices } from './form-options';
import { type ChosenSet, missingFields, Unreadable } from './record-edit';
import { carryMarks, ownTexts, readForm } from './record-form';

/** Reads the form of one figure and saves it into the chosen change set. Gives its number. */
export async function saveFigureTyped(
  viewer: Viewer,
  locale: Locale,
  typed: FormState['typed'],
  { organisation, changeSet }: ChosenSet,
  isWithdrawal: boolean,
): Promise<number> {
  const sheet = sheetOf('figure');
  const series = oneOf(typed, 'series');
  const { texts, issues: unfit } = ownTexts(sheet, typed);
  if (unfit.length > 0) throw new Unreadable(unfit);
  const context = { lookup: await findLookup(viewer, sheet, texts), choicesOf: await columnChoices(sheet, locale) };
  const { record, issues } = readForm(sheet, typed, '', context);
  if (issues.length > 0) throw new Unreadable(issues);
  const recorded = await getCitedFigure(series, oneOf(typed, 'form_figure'));
  const { code: _, ...read } = record;
  const figure = carryMarks((recorded ?? undefined) as JsonRecord | undefined, read) as JsonRecord;
  const missing = missingFields(figureSchema, sheet, figure, typed);
  if (missing.length > 0) throw new Unreadable(missing);
  const row = /^(\d{1,9})\.(\d{1,9})$/.exec(oneOf(typed, 'form_figure'));
  const saved = await saveFigure(viewer, {
    organisation,
    changeSet,
    figure,
    nature: isWithdrawal ? 'withdrawal' : oneOf(typed, 'form_nature') === 'correction' ? 'correction' : 'revision',
    // The row of this very set; in another set the figure is added.
    position: row && Number(row[1]) === changeSet ? Number(row[2]) : null,
  });
  return saved.changeSet;
}
