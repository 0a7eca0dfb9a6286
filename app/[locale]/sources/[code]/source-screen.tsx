import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PortalPage } from '@/components/layout/portal-page';
import { RoomCrumbs } from '@/components/layout/room-crumbs';
import { SourcePage } from '@/components/sources/source-page';
import { listAreasCiting } from '@/lib/areas/cited-queries';
import { listDocumentsCiting } from '@/lib/documents/cited-queries';
import { listDocuments } from '@/lib/documents/queries';
import { pageMetadata } from '@/lib/http/metadata';
import type { Locale } from '@/lib/i18n/localized';
import {
  listCitedTargets,
  listConflictsCiting,
  listFiguresCiting,
  listIndicatorNames,
  listIndicatorsDefinedBy,
} from '@/lib/indicators/cited-queries';
import { listBodiesCiting, listTakeoversCiting } from '@/lib/organisations/cited-queries';
import { listBodies } from '@/lib/organisations/queries';
import { getSource, listSourceBriefs } from '@/lib/sources/queries';
import { listCitedGoals, listCitedTasks } from '@/lib/strategy/cited-queries';

export async function sourceScreen(locale: Locale, code: string) {
  const source = await getSource(code);
  if (!source) return null;
  const [figures, targets, tasks, goals, conflicts, documents, definitions, citedBodies, takeovers, areas, bodies] = await Promise.all([
    listFiguresCiting(code),
    listCitedTargets({ source: code }),
    listCitedTasks({ source: code }),
    listCitedGoals({ source: code }),
    listConflictsCiting(code),
    listDocumentsCiting(code),
    listIndicatorsDefinedBy(code),
    listBodiesCiting(code),
    listTakeoversCiting(code),
    listAreasCiting(code),
    listBodies(),
  ]);
  const cited = [
    ...figures.flatMap((figure) => figure.sources),
    ...conflicts.flatMap(({ statements }) => statements.flatMap(({ sources }) => sources)),
  ];
  const [marked, targetDocuments, conflictIndicators] = await Promise.all([
    listSourceBriefs([code, ...cited]),
    listDocuments(targets.map(({ document }) => document)),
    listIndicatorNames(conflicts.flatMap(({ indicators }) => indicators)),
  ]);
  return (
    <PortalPage locale={locale} path={`/sources/${code}`}>
      <RoomCrumbs locale={locale} room="sources" current={source.publisher} />
      <SourcePage
        locale={locale}
        source={source}
        uses={{
          figures,
          targets,
          targetDocuments,
          tasks,
          goals,
          conflicts,
          conflictIndicators,
          documents,
          definitions,
          bodies: citedBodies,
          takeovers,
          areas,
        }}
        bodies={bodies}
        marked={marked}
      />
    </PortalPage>
  );
}

export async function sourceMetadata(locale: Locale, code: string): Promise<Metadata | null> {
  const [source, t] = await Promise.all([getSource(code), getTranslations({ locale, namespace: 'sources' })]);
  return (
    source &&
    pageMetadata({
      locale,
      path: `/sources/${code}`,
      title: source.title,
      description: t('pageDescription', { publisher: source.publisher }),
    })
  );
}
