import { Facts } from '@/components/ui/facts';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { setTitle } from '@/components/ui/title';
import { type Locale, localize } from '@/lib/i18n/localized';
import type { EditionDetail } from '@/lib/publishing/edition-changes';
import { countFacts, editionFacts } from './editions-page';
import { FiguresSection } from './figures-section';
import { RecordSections } from './record-sections';
import { changeWords } from './words';

/** One published change set: what it did to the record, in readers' words. */
export async function EditionPage({ locale, edition }: { locale: Locale; edition: EditionDetail }) {
  const words = await changeWords(locale, edition.named);
  const { t, day } = words;
  const title = localize(edition.title, locale);
  const { edition: number, organisation } = edition;
  const body = organisation === null ? null : { kind: 'organisation', code: organisation };
  const href = body && words.href(body);
  const bodyLink = body && (href ? <a href={href}>{words.name(body)}</a> : words.name(body));
  return (
    <>
      <PageHead
        kick={t('kick', { edition: number, date: day(edition.publishedAt) })}
        title={setTitle(title.words, title.lang)}
        titleLang={title.lang === locale ? undefined : title.lang}
        state={<a href={`/${locale}?edition=${number}`}>{t('see')}</a>}
      />
      <div className="wrap">
        <Section rail={t('summary')}>
          <Facts facts={[...editionFacts(edition, words, bodyLink), ...countFacts(edition, words, true)]} />
        </Section>
        <FiguresSection edition={edition} words={words} />
        <RecordSections edition={edition} words={words} />
        <Section id="log" rail={t('log.rail')} notes={[t('log.note')]}>
          <Facts
            facts={[
              { term: t('log.hash'), detail: <span className="mono break-all">{edition.hash}</span> },
              {
                term: t('log.previous'),
                detail: number === 1 ? t('log.first') : <span className="mono break-all">{edition.previousHash}</span>,
              },
            ]}
          />
          <ul className="around">
            {number > 1 && (
              <li>
                <a href={`/${locale}/changes/${number - 1}`} rel="prev">
                  {t('older')}
                </a>
              </li>
            )}
            {!edition.isNewest && (
              <li>
                <a href={`/${locale}/changes/${number + 1}`} rel="next">
                  {t('newer')}
                </a>
              </li>
            )}
          </ul>
        </Section>
      </div>
    </>
  );
}
