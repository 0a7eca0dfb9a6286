import { type Fact, Facts } from '@/components/ui/facts';
import { Notice } from '@/components/ui/notice';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import type { Locale } from '@/lib/i18n/localized';
import type { ReleaseDetail } from '@/lib/verification/archive/archive-queries';
import { CommonFiles } from './common-files';
import { type ReleaseWords, releaseWords } from './release-words';
import { TablesSection } from './tables-section';

type ReleasePageProps = { locale: Locale; release: ReleaseDetail; titles: ReadonlyMap<string, string> };

/** One release: what it holds, how it differs from the one before, and its files. */
export async function ReleasePage({ locale, release, titles }: ReleasePageProps) {
  const words = await releaseWords(locale);
  const { t, day } = words;
  const { number, madeAt, filesRemovedAt, isNewest } = release;
  return (
    <>
      <PageHead title={t('heading', { number, date: day(madeAt) })} state={<a href={`/${locale}/verify`}>{t('verifyLink')}</a>} />
      <div className="wrap">
        {filesRemovedAt && <Notice kind="plain">{t('removed', { date: day(filesRemovedAt) })}</Notice>}
        <Section rail={t('summary')}>
          <Facts facts={[...words.facts(release), ...chainFacts(release, words)]} />
        </Section>
        <TablesSection {...{ release, titles, words }} />
        <CommonFiles {...{ release, words }} />
        <ul className="around">
          {number > 1 && (
            <li>
              <a href={`/${locale}/releases/${number - 1}`} rel="prev">
                {t('older')}
              </a>
            </li>
          )}
          {!isNewest && (
            <li>
              <a href={`/${locale}/releases/${number + 1}`} rel="next">
                {t('newer')}
              </a>
            </li>
          )}
        </ul>
      </div>
    </>
  );
}

const hash = (text: string) => <span className="mono break-all">{text}</span>;

/** What ties the release to the ones before, to the publication log and to a key. */
function chainFacts({ manifestHash, previousHash, logHash, key }: ReleaseDetail, { t, day }: ReleaseWords): Fact[] {
  const end =
    key.revokedFor !== null ? t('fact.keyRevoked', { reason: key.revokedFor }) : key.until && t('fact.keyEnded', { date: day(key.until) });
  return [
    { term: t('fact.manifest'), detail: hash(manifestHash) },
    { term: t('fact.previous'), detail: previousHash === null ? t('fact.first') : hash(previousHash) },
    { term: t('fact.log'), detail: hash(logHash) },
    {
      term: t('fact.key'),
      detail: (
        <>
          {hash(key.id)}
          {end && `, ${end}`}
        </>
      ),
    },
  ];
}
