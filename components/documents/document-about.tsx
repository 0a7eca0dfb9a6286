import { getTranslations } from 'next-intl/server';
import { ExternalLink } from '@/components/sources/source-about';
import type { StrategyWords } from '@/components/strategy/words';
import { type Fact, Facts } from '@/components/ui/facts';
import { foreignLang, Localized } from '@/components/ui/localized';
import { SourceMarks, type SourceReference } from '@/components/ui/source-mark';
import type { DocumentRecord } from '@/lib/documents/schema';
import { localize } from '@/lib/i18n/localized';
import type { Body } from '@/lib/organisations/queries';
import type { Topic } from '@/lib/topics/queries';

type DocumentAboutProps = {
  document: DocumentRecord;
  kind: string;
  topic: Topic | null;
  bodies: readonly Body[];
  marks: SourceReference[];
  words: StrategyWords;
};

/** Number, issuer, days, topic and address of the document; what is not known is said, not left out. */
export async function DocumentAbout({ document, kind, topic, bodies, marks, words }: DocumentAboutProps) {
  const { locale, common, date, href } = words;
  const t = await getTranslations({ locale, namespace: 'documents' });
  const { notation, issuer, issued, effective, expired, url } = document;
  const dated = (day: string | null, unknown: string) =>
    day === null ? (
      unknown
    ) : (
      <>
        {date(day)}
        <SourceMarks sources={marks} />
      </>
    );
  const facts: Fact[] = [
    { term: t('about.notation'), detail: notation ?? t('noNumber') },
    { term: t('about.kind'), detail: kind },
    { term: t('about.issuer'), detail: issuer === null ? t('noIssuer') : <Issuer code={issuer} bodies={bodies} words={words} /> },
    { term: t('about.issued'), detail: dated(issued, t('about.unknown')) },
    { term: t('about.effective'), detail: dated(effective, t('about.unknown')) },
    { term: t('about.expired'), detail: dated(expired, t('about.expiredUnknown')) },
    {
      term: t('about.topic'),
      detail:
        topic === null ? (
          t('about.noTopic')
        ) : (
          <a href={href(`/topics/${topic.code}`)}>
            <Localized text={localize(topic.name, locale)} pageLocale={locale} />
          </a>
        ),
    },
    { term: t('about.address'), detail: url === null ? t('about.noAddress') : <ExternalLink url={url} /> },
    { term: t('about.confidence'), detail: common(`confidence.${document.confidence}`) },
  ];
  return <Facts facts={facts} />;
}

/** The body by the name of its day, then each that took over from it. */
async function Issuer({ code, bodies, words }: { code: string; bodies: readonly Body[]; words: StrategyWords }) {
  const { locale, date, href } = words;
  const t = await getTranslations({ locale, namespace: 'documents' });
  const body = bodies.find((candidate) => candidate.code === code);
  if (!body) return code;
  const name = localize(body.name, locale);
  const heirs = body.successors.flatMap((successor) => {
    const heir = bodies.find((candidate) => candidate.code === successor.code);
    if (!heir || (successor.happenedOn !== null && successor.happenedOn > words.view.day)) return [];
    const heirName = localize(heir.name, locale).words;
    return successor.happenedOn === null
      ? [t('about.heirUndated', { name: heirName })]
      : [t('about.heir', { date: date(successor.happenedOn), name: heirName })];
  });
  return (
    <>
      <a href={href(`/organisations/${code}`)} lang={foreignLang({ text: name, pageLocale: locale })}>
        {name.words}
      </a>
      {heirs.map((heir) => (
        <span key={heir} className="block mute">
          {heir}
        </span>
      ))}
    </>
  );
}
