import { getTranslations } from 'next-intl/server';
import type { Cite } from '@/components/sources/cite';
import { ExternalLink } from '@/components/sources/source-about';
import { type Fact, Facts } from '@/components/ui/facts';
import { SourceMarks, type SourceReference } from '@/components/ui/source-mark';
import type { DocumentRecord } from '@/lib/documents/schema';

type DocumentAboutProps = { document: DocumentRecord; kind: string; marks: SourceReference[]; cite: Cite };

/** Number, issuer and days of the document, with the source that says so. */
export async function DocumentAbout({ document, kind, marks, cite }: DocumentAboutProps) {
  const { locale } = cite;
  const [t, common] = await Promise.all([
    getTranslations({ locale, namespace: 'documents' }),
    getTranslations({ locale, namespace: 'common' }),
  ]);
  const { notation, issuer, issued, effective, expired, url } = document;
  const facts: (Fact | null)[] = [
    { term: t('about.notation'), detail: notation ?? t('noNumber') },
    { term: t('about.kind'), detail: kind },
    { term: t('about.issuer'), detail: issuer === null ? t('noIssuer') : cite.body(issuer) },
    {
      term: t('about.issued'),
      detail: (
        <>
          {cite.date(issued)}
          <SourceMarks sources={marks} />
        </>
      ),
    },
    { term: t('about.effective'), detail: cite.date(effective) },
    expired === null ? null : { term: t('about.expired'), detail: cite.date(expired) },
    { term: t('about.address'), detail: url === null ? t('about.noAddress') : <ExternalLink url={url} /> },
    { term: t('about.confidence'), detail: common(`confidence.${document.confidence}`) },
  ];
  return <Facts facts={facts.filter((fact) => fact !== null)} />;
}
