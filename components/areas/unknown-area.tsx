import { PageHead } from '@/components/ui/page-head';
import { setTitle } from '@/components/ui/title';
import type { AreaWords } from './words';

/** A unit that no act had decided to form by the day of the view: its name would tell more than was known. */
export function UnknownArea({ code, words: { locale, view, t, date, href } }: { code: string; words: AreaWords }) {
  return (
    <PageHead
      title={setTitle(t('unknown.title', { date: date(view.day) }), locale)}
      lede={t('unknown.text')}
      state={
        <>
          <a href={href('/areas')}>{t('unknown.list')}</a>
          <a href={`/${locale}/areas/${code}`}>{t('unknown.now')}</a>
        </>
      }
    />
  );
}
