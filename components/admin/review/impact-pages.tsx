import { getTranslations } from 'next-intl/server';
import { localize } from '@/lib/i18n/localized';
import type { Impact } from '@/lib/publishing/impact-shape';
import type { ReviewWords } from './words';

/** From this many on the list is folded. */
const few = 8;

/** The public pages that come, change or go; those that are there can be opened to compare. */
export async function ImpactPages({ impact, words }: { impact: Impact; words: ReviewWords }) {
  const { t, changes, locale } = words;
  const { pages, more } = impact;
  if (pages.length === 0) return null;
  const layout = await getTranslations({ locale, namespace: 'layout' });
  /** The name of a room; a page that nobody named is known by its address. */
  const roomName = (address: string): string => {
    const key = `nav.${address.slice(1) || 'home'}` as 'nav.home';
    return layout.has(key) ? layout(key) : address;
  };
  const list = (
    <ul className="small impact-pages">
      {pages.map(({ address, change, name }) => {
        const title = name === null ? roomName(address) : localize(name, locale).words;
        return (
          <li key={address}>
            {change === 'new' ? title : <a href={`/${locale}${address}`}>{title}</a>}{' '}
            <span className="mute">{t(`impact.page.${change}`)}</span>
          </li>
        );
      })}
      {more.pages > 0 && <li className="mute">{t('impact.more', { count: more.pages, shown: changes.count(more.pages) })}</li>}
    </ul>
  );
  if (pages.length <= few) {
    return (
      <>
        <h3 className="mt-2">{t('impact.pageList')}</h3>
        {list}
      </>
    );
  }
  return (
    <details className="fold">
      <summary>{t('impact.pageList')}</summary>
      {list}
    </details>
  );
}
