'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

type Title = Parameters<ReturnType<typeof useTranslations<'records.part'>>>[0];

/** Fields that belong together, under a short heading. */
export function FormPart({ title, children }: { title: Title; children: ReactNode }) {
  const t = useTranslations('records.part');
  return (
    <fieldset className="part">
      <legend>{t(title)}</legend>
      {children}
    </fieldset>
  );
}
