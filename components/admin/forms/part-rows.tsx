'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useContext } from 'react';
import { partPlaces } from '@/lib/form-parts';
import { FormContext } from '../form-context';

type FieldKey = Parameters<ReturnType<typeof useTranslations<'changes.field'>>>[0];

const spareRows = 2;

/** The parts of a record, each a group of fields, and empty groups for more. `children` is given what the names of a group begin with. */
export function PartRows({ name, children }: { name: FieldKey; children: (part: string) => ReactNode }) {
  const label = useTranslations('changes.field')(name);
  const t = useTranslations('forms');
  const { typed } = useContext(FormContext);
  const filled = Math.max(-1, ...partPlaces(typed, name).filter((place) => !isBlank(typed, `${name}_${place}_`))) + 1;
  return Array.from({ length: filled + spareRows }, (_, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the place in the list is what the group is
    <fieldset className="part-row" key={place}>
      <legend>{t('nth', { field: label, place: place + 1 })}</legend>
      {children(`${name}_${place}_`)}
    </fieldset>
  ));
}

const isBlank = (typed: Readonly<Record<string, readonly string[]>>, part: string): boolean =>
  Object.entries(typed).every(
    ([name, texts]) => !name.startsWith(part) || name.endsWith('_original') || texts.every((text) => text === ''),
  );
