import { getTranslations } from 'next-intl/server';
import { Section } from '@/components/ui/section';
import { blankForm } from '@/lib/admin-form';
import { formatCount } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';
import { discardFile, readFileAgain } from '@/lib/ingest/import-actions';
import type { ImportDetail } from '@/lib/ingest/import-queries';
import type { WordsOfImport } from '@/lib/ingest/words-of-import';
import { ButtonForm } from './button-form';
import { Refresher } from './refresher';

type StateProps = { locale: Locale; found: ImportDetail; address: string };

/** How far the reading is. */
export async function ProgressSection({ locale, found, address }: StateProps) {
  const t = await getTranslations({ locale, namespace: 'imports.progress' });
  const { state, rowsRead, counts } = found;
  const rows = counts?.rows ?? 0;
  const total = formatCount(rows, locale);
  const words = () => {
    if (state === 'waiting') return t('waiting');
    if (rows === 0) return t('begun');
    return rowsRead < rows ? t('rows', { read: formatCount(rowsRead, locale), total }) : t('compare', { total });
  };
  return (
    <Section rail={t('rail')}>
      <p role="status">{words()}</p>
      {rows > 0 && <progress className="import-progress" value={rowsRead} max={rows} aria-label={t('rail')} />}
      <p className="small mute">
        {t('note')} <a href={address}>{t('again')}</a>
      </p>
      <Refresher />
    </Section>
  );
}

/** Why nothing came of the file. */
export async function FailureSection({ locale, found, address, words }: StateProps & { words: WordsOfImport }) {
  const t = await getTranslations({ locale, namespace: 'imports' });
  const { state, failure } = found;
  const said = state === 'interrupted' ? t('failure.interrupted') : failure ? words.failure(failure) : t('failure.unexpected');
  return (
    <Section rail={t('failure.rail')}>
      <p className="notice">{said}</p>
      {found.isOwn && <AgainForms locale={locale} found={found} address={address} canRead={state !== 'refused'} />}
      <p>
        <a href={`/${locale}/admin/import`}>{t('again.other')}</a>
      </p>
    </Section>
  );
}

/** What its sender may do with an import beside taking it. */
export async function AgainForms({ locale, found, address, canRead }: StateProps & { canRead: boolean }) {
  const t = await getTranslations({ locale, namespace: 'imports.again' });
  const blank = blankForm({ locale: [locale], id: [found.id] });
  return (
    <div className="import-again">
      {canRead && <ButtonForm isPlain action={readFileAgain} blank={blank} address={address} label={t('button')} />}
      <ButtonForm isPlain action={discardFile} blank={blank} address={address} label={t('discard')} />
    </div>
  );
}
