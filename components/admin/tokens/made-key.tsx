'use client';

import { useTranslations } from 'next-intl';
import { useContext } from 'react';
import { FormContext } from '../form-context';

/** The key that was just made, in the answer that made it; afterwards nothing. */
export function MadeKey() {
  const { outcome, typed } = useContext(FormContext);
  const t = useTranslations('tokens.made');
  const [key] = typed.key ?? [];
  if (outcome !== 'done' || key === undefined) return null;
  return (
    <div className="decide made-key">
      <h3>{t('heading')}</h3>
      <p>{t('once')}</p>
      <p>
        <label htmlFor="made-key">{t('label')}</label>
        <input id="made-key" type="text" readOnly value={key} autoComplete="off" spellCheck={false} />
      </p>
    </div>
  );
}
