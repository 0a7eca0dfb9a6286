import type { ReactNode } from 'react';
import { type Fact, Facts } from '@/components/ui/facts';
import { ListPages } from '@/components/ui/list-pages';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { addressOf } from '@/lib/http/address';
import { type Locale, type LocalizedText, localize } from '@/lib/i18n/localized';
import type { EditionBrief } from '@/lib/publishing/change-queries';
import { type ChangeWords, changeWords, NATURES, NatureMark } from './words';

export const changesAddress = (page: number): string => addressOf('/changes', { asOf: null, edition: null }, {}, page);

type EditionsPageProps = {
  locale: Locale;
  editions: { items: EditionBrief[]; total: number };
  bodies: readonly { code: string; name: LocalizedText }[];
  page: number;
  perPage: number;
};

/** Every published change set, newest first. */
export async function EditionsPage({ locale, editions: { items, total }, bodies, page, perPage }: EditionsPageProps) {
  const words = await changeWords(locale);
  const { t, common, count } = words;
  const last = Math.ceil(total / perPage);
  const address = (to: number) => `/${locale}${changesAddress(to)}`;
  const bodyOf = (code: string | null): ReactNode => {
    const body = bodies.find((candidate) => candidate.code === code);
    return body && <a href={`/${locale}/organisations/${body.code}`}>{words.text(body.name)}</a>;
  };
  return (
    <>
      <PageHead title={t('title')} lede={t('lede', { count: total, shown: count(total) })} />
      <div className="wrap">
        <Section rail={t('rail')} notes={[t('order'), ...(last > 1 ? [t('page', { page, last })] : [])]}>
          {items.map((edition) => (
            <Edition key={edition.edition} edition={edition} words={words} body={bodyOf(edition.organisation)} />
          ))}
          <ListPages words={(key) => common(`pages.${key}`)} page={page} pages={last} address={address} />
        </Section>
      </div>
    </>
  );
}

function Edition({ edition, words, body }: { edition: EditionBrief; words: ChangeWords; body: ReactNode }) {
  const { t, locale } = words;
  const title = localize(edition.title, locale);
  const corrects = edition.counts.some(({ nature }) => nature === 'correction');
  return (
    <article className="ledger-entry" id={`edition-${edition.edition}`}>
      <h3>
        <a href={`/${locale}/changes/${edition.edition}`} lang={title.lang === locale ? undefined : title.lang}>
          {t('heading', { edition: edition.edition, title: title.words })}
        </a>
      </h3>
      {corrects && (
        <p className="mb-1">
          <NatureMark nature="correction" label={t('corrects')} />
        </p>
      )}
      <Facts facts={[...editionFacts(edition, words, body), ...countFacts(edition, words)]} />
    </article>
  );
}

/** When it was published, why and by whom. */
export function editionFacts(edition: EditionBrief, { t, day, text, who }: ChangeWords, body: ReactNode): Fact[] {
  const reason = text(edition.reason);
  const role = who(edition, body);
  return [
    { term: t('when'), detail: day(edition.publishedAt) },
    { term: t('reason'), detail: reason },
    // The founders' reason already says who.
    ...(edition.isFounding ? [] : [{ term: t('who'), detail: role }]),
    ...(edition.decision === null ? [] : [{ term: t('decision'), detail: edition.decision }]),
  ];
}

/** How many records of each kind, by what was done to them; on the page of an edition each leads to its list. */
export function countFacts({ counts }: Pick<EditionBrief, 'counts'>, { t, kind, count }: ChangeWords, isLinked = false): Fact[] {
  return NATURES.flatMap((nature) => {
    const own = counts.filter((one) => one.nature === nature);
    if (own.length === 0) return [];
    return [
      {
        term: t(`nature.${nature}`),
        detail: (
          <ul className="kind-counts">
            {own.map((one) => (
              <li key={one.kind}>
                {isLinked ? <a href={`#${one.kind}`}>{kind(one.kind)}</a> : kind(one.kind)} <b>{count(one.count)}</b>
              </li>
            ))}
          </ul>
        ),
      },
    ];
  });
}
