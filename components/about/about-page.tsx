import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Facts } from '@/components/ui/facts';
import { PageHead } from '@/components/ui/page-head';
import { Provenance } from '@/components/ui/provenance';
import { Section } from '@/components/ui/section';
import { setTitle } from '@/components/ui/title';
import type { Locale } from '@/lib/i18n/localized';
import { CiteSample, type SampleEdition } from './cite-sample';
import { linksIn } from './links';
import { Meanings } from './meanings';

const steps = ['said', 'written', 'entered', 'checked', 'published'] as const;

/** The sections in their order; each id is the anchor under which other pages refer to it. */
const sections = [
  { id: 'figures', points: [] },
  { id: 'statuses', points: [] },
  {
    id: 'limits',
    points: [
      'limits.points.press',
      'limits.points.silence',
      'limits.points.doubt',
      'limits.points.undated',
      'limits.points.areas',
      'limits.points.review',
    ],
  },
  { id: 'languages', points: ['languages.points.four', 'languages.points.fallback', 'languages.points.quotes', 'languages.points.terms'] },
  {
    id: 'accessibility',
    points: ['accessibility.points.works', 'accessibility.points.tested', 'accessibility.points.limits', 'accessibility.points.tell'],
  },
  { id: 'privacy', points: ['privacy.points.cookies', 'privacy.points.logs', 'privacy.points.reports'] },
  { id: 'licence', points: ['licence.points.data', 'licence.points.others'] },
  { id: 'who', points: ['who.points.project', 'who.points.official', 'who.points.bodies'] },
  { id: 'errors', points: ['errors.points.form', 'errors.points.then', 'errors.points.limit'] },
] as const;
type SectionId = (typeof sections)[number]['id'];

/** How the portal works, in nine sections of plain words. */
export async function AboutPage({ locale, edition }: { locale: Locale; edition: SampleEdition | null }) {
  const t = await getTranslations({ locale, namespace: 'about' });
  const links = linksIn(locale);
  const title = (id: SectionId) => setTitle(t(`${id}.heading`), locale);
  const more: Partial<Record<SectionId, ReactNode>> = {
    figures: (
      <Provenance
        steps={steps.map((step) => ({ title: t(`figures.steps.${step}.title`), text: t.rich(`figures.steps.${step}.text`, links) }))}
      />
    ),
    statuses: <Meanings locale={locale} />,
    licence: edition && <CiteSample locale={locale} edition={edition} links={links} />,
  };
  const subs: Partial<Record<SectionId, ReactNode>> = { figures: t.rich('figures.sub', links), statuses: t.rich('statuses.sub', links) };
  return (
    <>
      <PageHead title={t('title')} lede={t('lede')} />
      <div className="wrap about">
        <Section rail={t('contents')}>
          <Facts facts={sections.map(({ id }) => ({ term: t(`${id}.rail`), detail: <a href={`#${id}`}>{t(`${id}.heading`)}</a> }))} />
        </Section>
        {sections.map(({ id, points }) => (
          <Section key={id} id={id} rail={t(`${id}.rail`)} heading={title(id)} sub={subs[id]}>
            {points.length > 0 && (
              <ul className="plain">
                {points.map((point) => (
                  <li key={point}>{t.rich(point, links)}</li>
                ))}
              </ul>
            )}
            {more[id]}
          </Section>
        ))}
      </div>
    </>
  );
}
