import { RoomCrumbs } from '@/components/layout/room-crumbs';
import { PageHead } from '@/components/ui/page-head';
import { setTitle } from '@/components/ui/title';
import type { Task } from '@/lib/strategy/queries';
import type { StrategyWords } from './words';

/** A task of which nothing had been let known by the day of the view: its name would tell more than was known. */
export function UnknownTask({ task: { code, notation }, words }: { task: Task; words: StrategyWords }) {
  const { locale, view, t, date } = words;
  return (
    <>
      <RoomCrumbs locale={locale} view={view} room="strategy" current={notation} />
      <PageHead
        title={setTitle(t('unknown.title', { date: date(view.day), notation }), locale)}
        lede={t('unknown.text')}
        state={<a href={`/${locale}/strategy/${code}`}>{t('unknown.now')}</a>}
      />
    </>
  );
}
