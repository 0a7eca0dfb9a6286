import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { AdminPage } from '@/components/admin/admin-page';
import { setAnswerStatus } from '@/lib/answer-status';
import { requireViewer } from '@/lib/auth/session';
import { heldForm } from '@/lib/form-answer';
import type { Locale } from '@/lib/i18n/localized';
import { importsOfSet } from '@/lib/ingest/import-queries';
import { getFindings, getImpact, getSet } from '@/lib/publishing/desk-set';
import { pageAt } from '../page-number';
import { SetScreen } from './set-screen';

export const dynamic = 'force-dynamic';

type Asked = Record<string, string | string[] | undefined>;
type Props = { params: Promise<{ locale: Locale; number: string }>; searchParams: Promise<Asked> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, number } = await params;
  const t = await getTranslations({ locale, namespace: 'review' });
  return { title: /^\d{1,9}$/.test(number) ? t('kick', { number }) : t('absent.title'), robots: { index: false } };
}

const textOf = (asked: Asked, name: string): string | undefined => {
  const value = asked[name];
  return typeof value === 'string' ? value : undefined;
};

/** States in which a set can still be published: only then is it checked, and supposed to be. */
const open = new Set(['draft', 'returned', 'submitted', 'scheduled']);

export default async function Page({ params, searchParams }: Props) {
  const { locale, number: given } = await params;
  setRequestLocale(locale);
  const path = `/admin/change-sets/${given}`;
  const viewer = await requireViewer(locale, path);
  const asked = await searchParams;
  const number = /^[1-9]\d{0,8}$/.test(given) ? Number(given) : 0;
  const pages = { records: pageAt(asked.records), figures: pageAt(asked.figures) };
  const set = number === 0 ? null : await getSet(viewer, number, pages);
  const t = await getTranslations({ locale, namespace: 'review' });
  if (!set) {
    setAnswerStatus(404);
    return (
      <AdminPage locale={locale} viewer={viewer} path={path} room="changeSets" title={t('absent.title')} current={t('absent.title')}>
        <div className="wrap pad-b">
          <p className="measure">{t('absent.text')}</p>
        </div>
      </AdminPage>
    );
  }
  const isOpen = open.has(set.state) && set.records.total + set.figures.total > 0;
  const [findings, impact, imports, held] = await Promise.all([
    isOpen ? getFindings(viewer, number) : null,
    isOpen ? getImpact(viewer, number) : null,
    importsOfSet(viewer, number),
    heldForm(path, textOf(asked, 'held')),
  ]);
  return (
    <SetScreen
      {...{ locale, viewer, path, set, pages, findings: findings ?? [], impact, imports, typed: held ?? {} }}
      on={textOf(asked, 'on') ?? null}
    />
  );
}
