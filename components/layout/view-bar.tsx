import { getTranslations } from 'next-intl/server';
import { AsOfBar } from '@/components/ui/as-of-bar';
import { formatDate } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';

type ViewBarProps = {
  locale: Locale;
  view: { asOf: string | null; edition: { kind: 'number'; number: number } | { kind: 'instant'; before: string } | null; day: string };
  /** Bare address of the same page, below the language. */
  path: string;
};

/** The yellow bar of an earlier state; nothing on the page as it stands. */
export async function ViewBar({ locale, view, path }: ViewBarProps) {
  if (view.asOf === null && view.edition === null) return null;
  const t = await getTranslations({ locale, namespace: 'common' });
  const date = formatDate(view.day, locale);
  const words =
    view.asOf !== null
      ? t('view.asOf', { date })
      : view.edition?.kind === 'number'
        ? t('view.edition', { edition: view.edition.number })
        : t('view.editionAt', { date });
  return <AsOfBar words={words} link={{ href: `/${locale}${path === '/' ? '' : path}`, label: t('view.now') }} />;
}
