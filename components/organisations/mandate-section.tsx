import type { ReactNode } from 'react';
import type { Marks } from '@/components/sources/marks';
import { type Fact, Facts } from '@/components/ui/facts';
import { LanguageNotice } from '@/components/ui/language-notice';
import { Section } from '@/components/ui/section';
import { SourceMarks, StampedSentence } from '@/components/ui/source-mark';
import { localize, localizeOptional } from '@/lib/i18n/localized';
import type { OrganisationRecord } from '@/lib/organisations/schema';
import { standingOn } from '@/lib/organisations/standing';
import type { OrganisationWords } from './words';

/** What the record says of the body itself: what it does, its kind, since when. What nobody sourced says so. */
export function mandateSection(body: OrganisationRecord, { words, marks }: { words: OrganisationWords; marks: Marks }): ReactNode {
  const { t, common, locale, view } = words;
  const note = localizeOptional(body.note, locale);
  const sources = body.source === null ? [] : marks.of([body.source]);
  const facts: Fact[] = [
    { term: t('mandate.kind'), detail: words.kind(body.kind) },
    ...(body.notation === null ? [] : [{ term: t('mandate.notation'), detail: body.notation }]),
    {
      term: t('mandate.dates'),
      detail: (
        <>
          {words.standing(standingOn(body, view.day))}
          {note === null && <SourceMarks sources={sources} />}
        </>
      ),
    },
    ...(body.isClass ? [{ term: t('mandate.class'), detail: t('mandate.classText') }] : []),
    ...(body.confidence === null || body.confidence === 'high'
      ? []
      : [{ term: t('mandate.confidence'), detail: common(`confidence.${body.confidence}`) }]),
    ...(body.source === null ? [{ term: t('mandate.source'), detail: t('mandate.noSource') }] : []),
  ];
  return (
    <Section id="mandate" rail={t('mandate.rail')} notes={[t('mandate.note')]}>
      <LanguageNotice className="mb-2" pageLocale={locale} text={note} beside={[localize(body.name, locale)]} />
      <p className="measure mb-3" lang={note === null || note.lang === locale ? undefined : note.lang}>
        {note === null ? <span className="mute">{t('mandate.unknown')}</span> : <StampedSentence text={note.words} sources={sources} />}
      </p>
      <Facts facts={facts} />
    </Section>
  );
}
