import type { ReactNode } from 'react';
import type { Locale } from '@/lib/i18n/localized';

type ButtonFormProps = {
  action: (data: FormData) => Promise<void>;
  locale: Locale;
  fields?: Readonly<Record<string, string>>;
  /** The whole sentence, where the button's own words say it only beside what it stands next to. */
  label?: string;
  /** Further fields that are chosen. */
  beside?: ReactNode;
  isPrimary?: boolean;
  children: ReactNode;
};

/** One button that does one thing. */
export function ButtonForm({ action, locale, fields = {}, label, beside, isPrimary = false, children }: ButtonFormProps) {
  return (
    <form action={action} className="button-form">
      <input type="hidden" name="locale" value={locale} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {beside}
      <button className={isPrimary ? 'btn primary' : 'btn'} type="submit" aria-label={label}>
        {children}
      </button>
    </form>
  );
}
