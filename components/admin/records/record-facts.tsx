import { getTranslations } from 'next-intl/server';
import type { Locale } from '@/lib/i18n/localized';

type RecordFactsProps = {
  locale: Locale;
  /** The values by the names of the fields that a form would have. */
  typed: Readonly<Record<string, readonly string[]>>;
  labels: Readonly<Record<string, string>>;
  /** What a field says, as its form would offer it. */
  said: (field: string, text: string) => string;
};

/** A record that other bodies keep: to read, field by field. */
export async function RecordFacts({ locale, typed, labels, said }: RecordFactsProps) {
  const t = await getTranslations({ locale, namespace: 'records.edit' });
  const shown = Object.entries(typed).flatMap(([name, texts]) => {
    const [label, words] = [
      labels[name],
      texts
        .filter(Boolean)
        .map((text) => said(name, text))
        .join(', '),
    ];
    return label === undefined || words === '' || name.startsWith('form_') || name.endsWith('_original') ? [] : [{ name, label, words }];
  });
  return (
    <>
      <p className="measure mb-6">{t('readOnly')}</p>
      <dl className="record-facts">
        {shown.map(({ name, label, words }) => (
          <div key={name}>
            <dt>{label}</dt>
            <dd lang={/_(vi|en|fr|ru)$/.exec(name)?.[1]}>{words}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
