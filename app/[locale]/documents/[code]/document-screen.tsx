import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DocumentPage } from '@/components/documents/document-page';
import { documentTitle } from '@/components/documents/document-words';
import { PortalPage } from '@/components/layout/portal-page';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { listMergersBy } from '@/lib/areas/cited-queries';
import { getDocument } from '@/lib/documents/queries';
import { pageMetadata } from '@/lib/http/metadata';
import { type Locale, localize } from '@/lib/i18n/localized';
import { listCitedTargets } from '@/lib/indicators/cited-queries';
import { listTakeoversBy } from '@/lib/organisations/cited-queries';
import { listBodies } from '@/lib/organisations/queries';
import { listSourceBriefs } from '@/lib/sources/queries';
import { listCitedGoals, listCitedTasks } from '@/lib/strategy/cited-queries';

export async function documentScreen(locale: Locale, code: string) {
  const document = await getDocument(code);
  if (!document) return null;
  const [targets, goals, tasks, takeovers, mergers, bodies, layout, common] = await Promise.all([
    listCitedTargets({ document: code }),
    listCitedGoals({ document: code }),
    listCitedTasks({ document: code }),
    listTakeoversBy({ document: code }),
    listMergersBy(code),
    listBodies(),
    getTranslations({ locale, namespace: 'layout' }),
    getTranslations({ locale, namespace: 'common' }),
  ]);
  const cited = [...targets, ...tasks, ...tasks.flatMap(({ facts }) => facts)].map(({ source }) => source);
  const marked = await listSourceBriefs([...cited, ...(document.source === null ? [] : [document.source])]);
  return (
    <PortalPage locale={locale} path={`/documents/${code}`}>
      <Breadcrumbs
        label={common('breadcrumbs')}
        trail={[{ label: layout('nav.home'), href: `/${locale}` }]}
        current={document.notation ?? localize(document.title, locale).words}
      />
      <DocumentPage
        locale={locale}
        document={document}
        works={{ targets, goals, tasks, takeovers, mergers }}
        bodies={bodies}
        marked={marked}
      />
    </PortalPage>
  );
}

export async function documentMetadata(locale: Locale, code: string): Promise<Metadata | null> {
  const [document, t] = await Promise.all([getDocument(code), getTranslations({ locale, namespace: 'documents' })]);
  if (!document) return null;
  const { words } = await documentTitle(document, locale);
  return pageMetadata({ locale, path: `/documents/${code}`, title: words, description: t('description') });
}
