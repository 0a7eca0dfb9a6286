import { getTranslations } from 'next-intl/server';
import { Facts } from '@/components/ui/facts';
import { ListPages } from '@/components/ui/list-pages';
import { Notice } from '@/components/ui/notice';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { addressOf } from '@/lib/http/address';
import type { Locale } from '@/lib/i18n/localized';
import type { ReleaseBrief } from '@/lib/verification/archive/archive-queries';
import { releaseWords } from './release-words';

export const releasesAddress = (page: number): string => addressOf('/releases', { asOf: null, edition: null }, {}, page);

type ReleasesPageProps = { locale: Locale; releases: { items: ReleaseBrief[]; total: number }; page: number; perPage: number };

/** Every release, newest first. */
export async function ReleasesPage({ locale, releases: { items, total }, page, perPage }: ReleasesPageProps) {
  const [{ t, day, count, facts }, common] = await Promise.all([releaseWords(locale), getTranslations({ locale, namespace: 'common' })]);
  const last = Math.ceil(total / perPage);
  return (
    <>
      <PageHead title={t('title')} lede={t('lede', { count: total, shown: count(total) })} />
      <div className="wrap">
        <Section rail={t('how.rail')}>
          <p className="measure">{t('how.text')}</p>
          <p className="mt-2">
            <a href={`/${locale}/verify`}>{t('verifyLink')}</a>
          </p>
        </Section>
        {items.length > 0 && (
          <Section rail={t('rail')} notes={[t('order'), ...(last > 1 ? [t('page', { page, last })] : [])]}>
            {items.map((release) => (
              <article className="ledger-entry" key={release.number} id={`release-${release.number}`}>
                <h3>
                  <a href={`/${locale}/releases/${release.number}`}>
                    {t('heading', { number: release.number, date: day(release.madeAt) })}
                  </a>
                </h3>
                <Facts facts={facts(release)} />
                {release.filesRemovedAt && <Notice kind="plain">{t('removed', { date: day(release.filesRemovedAt) })}</Notice>}
              </article>
            ))}
            <ListPages
              words={(key) => common(`pages.${key}`)}
              page={page}
              pages={last}
              address={(to) => `/${locale}${releasesAddress(to)}`}
            />
          </Section>
        )}
      </div>
    </>
  );
}
