import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { AdminPage } from '@/components/admin/admin-page';
import { ReadImport } from '@/components/admin/import/read-import';
import { FailureSection, ProgressSection } from '@/components/admin/import/state-section';
import { TakenSection } from '@/components/admin/import/take-section';
import { kindLabels, moment } from '@/components/admin/import/words';
import { setAnswerStatus } from '@/lib/answer-status';
import { requireViewer } from '@/lib/auth/session';
import type { Viewer } from '@/lib/auth/viewer';
import { type Locale, localize } from '@/lib/i18n/localized';
import { getImport, type ImportDetail, listImportedFigures, listImportedRecords, listProblems, namesOf } from '@/lib/ingest/import-queries';
import { wordsOfImport } from '@/lib/ingest/words-of-import';
import { bodyNames, openSets } from '@/lib/publishing/desk-record';
import { REFERENCES, type Reference, referencesIn } from '@/lib/publishing/difference';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: Locale; id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'imports' });
  return { title: t('title'), robots: { index: false } };
}

const pageNumber = (asked: string | string[] | undefined): number =>
  typeof asked === 'string' && /^[1-9]\d{0,6}$/.test(asked) ? Number(asked) : 1;

export default async function Page({ params, searchParams }: Props) {
  const [{ locale, id }, asked] = await Promise.all([params, searchParams]);
  setRequestLocale(locale);
  const path = `/admin/import/${encodeURIComponent(id)}`;
  const viewer = await requireViewer(locale, path);
  const [t, kind, found] = await Promise.all([
    getTranslations({ locale, namespace: 'imports' }),
    kindLabels(locale),
    getImport(viewer, id),
  ]);
  if (!found) {
    setAnswerStatus(404);
    return (
      <AdminPage
        {...{ locale, viewer, path }}
        room="import"
        title={t('notFound.title')}
        lede={t('notFound.lede')}
        current={t('notFound.title')}
      >
        {null}
      </AdminPage>
    );
  }
  const [names, words] = await Promise.all([bodyNames([found.organisation]), wordsOfImport(locale, found.kind)]);
  const body = names.get(found.organisation);
  const organisation = body ? localize(body, locale).words : found.organisation;
  const lede = t('head.lede', { kind: kind(found.kind), organisation, when: moment(found.createdAt, locale) });
  const address = `/${locale}${path}`;
  return (
    <AdminPage
      {...{ locale, viewer, path }}
      room="import"
      title={found.fileName}
      current={found.fileName}
      lede={lede}
      state={t(`state.${found.state}`)}
      messages={['imports']}
    >
      <div className="wrap">
        {(found.state === 'waiting' || found.state === 'reading') && <ProgressSection {...{ locale, found, address }} />}
        {(found.state === 'refused' || found.state === 'failed' || found.state === 'interrupted') && (
          <FailureSection {...{ locale, found, address, words }} />
        )}
        {found.state === 'taken' && <TakenSection locale={locale} found={found} />}
        {(found.state === 'ready' || found.state === 'taken') && (
          <ReadImport
            {...{ locale, found, address, words }}
            {...(await readingOf(viewer, found, pageNumber(asked.problems), pageNumber(asked.changes)))}
          />
        )}
      </div>
    </AdminPage>
  );
}

/** What the page of a file that was read shows, one page of each list. */
async function readingOf(viewer: Viewer, found: ImportDetail, problemsPage: number, changesPage: number) {
  const [problems, figures, records, sets] = await Promise.all([
    listProblems(viewer, found.id, problemsPage),
    listImportedFigures(viewer, found.id, changesPage),
    listImportedRecords(viewer, found.id, changesPage),
    openSets(viewer),
  ]);
  const named: Reference[] = [
    ...figures.items.flatMap(({ indicator, series, area, release, source }) => [
      ...(indicator === null ? [] : [{ kind: 'indicator', code: indicator }]),
      { kind: 'series', code: series },
      { kind: 'area', code: area },
      { kind: 'release', code: release },
      { kind: 'source', code: source },
    ]),
    ...records.items.flatMap(({ code, changes }) => [{ kind: found.kind, code }, ...referencesIn(found.kind, changes)]),
    ...(found.impact?.statuses ?? []).flatMap((moved) =>
      moved.kind === 'task'
        ? [moved.before, moved.after].flatMap((task) => task?.owners ?? []).map((code) => ({ kind: 'organisation', code }))
        : [],
    ),
  ];
  return {
    problems,
    problemsPage,
    figures,
    records,
    changesPage,
    sets: sets.filter(({ organisation }) => organisation === found.organisation),
    told: { named: await namesOf(named), references: REFERENCES },
  };
}
