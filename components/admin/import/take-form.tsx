'use client';

import { useTranslations } from 'next-intl';
import type { FormState } from '@/lib/admin-form';
import { ActionForm } from '../action-form';
import { type Choice, ChoiceField } from '../fields/choice-field';
import { FlagField } from '../fields/flag-field';
import { HiddenField } from '../records/hidden-field';
import { Submit } from '../submit';

type TakeFormProps = {
  action: (state: FormState, data: FormData) => Promise<FormState>;
  blank: FormState;
  address: string;
  /** How many rows would go into the set, and how many were refused. */
  rows: number;
  refused: number;
  /** Open change sets of the sender; none: a new one is opened. */
  sets: readonly Choice[];
  /** Records that are published would be replaced: as an update or as a correction. */
  hasNature: boolean;
};

/** Puts the rows into a change set, all of them or none. */
export function TakeForm({ action, blank, address, rows, refused, sets, hasNature }: TakeFormProps) {
  const t = useTranslations('imports.take');
  const labels = { leaveOut: t('leaveOut', { count: refused }), replace: t('replace'), set: t('set'), nature: t('nature') };
  const natures = (['revision', 'correction'] as const).map((value) => ({ value, label: t(`natures.${value}`) }));
  return (
    <ActionForm {...{ action, blank, address, labels }}>
      <HiddenField name="locale" />
      <HiddenField name="id" />
      {sets.length > 0 ? <ChoiceField name="set" label={labels.set} choices={sets} /> : <p className="small mute">{t('newSet')}</p>}
      {hasNature && <ChoiceField name="nature" label={labels.nature} choices={natures} />}
      {refused > 0 && <FlagField name="leaveOut" label={labels.leaveOut} hint={t('leaveOutHint')} />}
      {sets.length > 0 && <FlagField name="replace" label={labels.replace} />}
      <p className="buttons">
        <Submit>{t('button', { count: rows })}</Submit>
      </p>
    </ActionForm>
  );
}
