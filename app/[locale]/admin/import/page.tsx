import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { AdminPage } from '@/components/admin/admin-page';
import { ImportList } from '@/components/admin/import/import-list';
import { TemplateForm } from '@/components/admin/import/template-form';
import { UploadForm } from '@/components/admin/import/upload-form';
import { kindLabels } from '@/components/admin/import/words';
import { ListPages } from '@/components/ui/list-pages';
import { Section } from '@/components/ui/section';
import { blankForm } from '@/lib/admin-form';
import { requireViewer } from '@/lib/auth/session';
import { bodiesOf } from '@/lib/auth/viewer';
import { heldForm } from '@/lib/form-answer';
import { formatCount } from '@/lib/i18n/format';
import { type Locale, localize } from '@/lib/i18n/localized';
import { sendFile } from '@/lib/ingest/import-actions';
import { listImports } from '@/lib/ingest/import-queries';
import { PAGE } from '@/lib/ingest/import-state';
import { MOST_FILE_BYTES, MOST_ROWS } from '@/lib/ingest/limits';
import { sheetKinds } from '@/lib/publishing/columns/sheet';
import { bodyNames } from '@/lib/publishing/desk-record';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<Record<string, string | string[] | undefined>> };
const path = '/admin/import';

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'imports' });
  return { title: t('title'), description: t('description'), robots: { index: false } };
}

export default async function Page({ params, searchParams }: Props) {
  const [{ locale }, { page: asked, held }] = await Promise.all([params, searchParams]);
  setRequestLocale(locale);
  const viewer = await requireViewer(locale, path);
  const page = pageNumber(asked);
  const bodies = bodiesOf(viewer, 'editor');
  const [t, kind, { items, total }, names, kept] = await Promise.all([
    getTranslations({ locale, namespace: 'imports' }),
    kindLabels(locale),
    listImports(viewer, page),
    bodyNames(bodies),
    heldForm(path, typeof held === 'string' ? held : undefined),
  ]);
  const organisations = bodies.map((code) => {
    const name = names.get(code);
    return { value: code, label: name ? localize(name, locale).words : code };
  });
  const kinds = ['figure', ...sheetKinds().filter((one) => one !== 'figure')].map((value) => ({ value, label: kind(value) }));
  const blank = blankForm({
    organisation: organisations.slice(0, 1).map(({ value }) => value),
    kind: ['figure'],
    ...kept,
    locale: [locale],
  });
  const limits = { megabytes: MOST_FILE_BYTES / 1_000_000, rows: formatCount(MOST_ROWS, locale) };
  return (
    <AdminPage locale={locale} viewer={viewer} path={path} room="import" title={t('title')} lede={t('lede')} messages={['imports']}>
      <div className="wrap">
        {organisations.length === 0 ? (
          <p>{t('none')}</p>
        ) : (
          <>
            <Section rail={t('send.rail')} notes={[t('send.note', limits)]}>
              <UploadForm action={sendFile} blank={blank} address={`/${locale}${path}`} organisations={organisations} kinds={kinds} />
            </Section>
            <Section rail={t('template.rail')} notes={[t('template.note')]}>
              <TemplateForm locale={locale} organisations={organisations} kinds={kinds} />
            </Section>
          </>
        )}
        <Section rail={t('list.rail')}>
          <ImportList locale={locale} imports={items} />
          <ListPages
            words={(key) => t(key === 'label' ? 'pages.files' : `pages.${key}`)}
            page={page}
            pages={Math.ceil(total / PAGE)}
            address={(to) => `/${locale}${path}?page=${to}`}
          />
        </Section>
      </div>
    </AdminPage>
  );
}

function pageNumber(asked: string | string[] | undefined): number {
  return typeof asked === 'string' && /^[1-9]\d{0,6}$/.test(asked) ? Number(asked) : 1;
}
