import { getTranslations } from 'next-intl/server';
import { Section } from '@/components/ui/section';
import { blankForm } from '@/lib/admin-form';
import { type Locale, localize } from '@/lib/i18n/localized';
import { takeRows } from '@/lib/ingest/import-actions';
import type { ImportDetail } from '@/lib/ingest/import-queries';
import type { OpenSet } from '@/lib/publishing/desk-record';
import { AgainForms } from './state-section';
import { TakeForm } from './take-form';

type TakeProps = { locale: Locale; found: ImportDetail; sets: readonly OpenSet[]; address: string };

/** The step from what was read into a change set. */
export async function TakeSection({ locale, found, sets, address }: TakeProps) {
  const t = await getTranslations({ locale, namespace: 'imports.take' });
  const { counts, kind, isOwn } = found;
  const rows = (counts?.new ?? 0) + (counts?.changed ?? 0);
  const choices = sets.map(({ number, title }) => ({
    value: String(number),
    label: t('setName', { number: String(number), title: localize(title, locale).words }),
  }));
  return (
    <Section id="take" rail={t('rail')} notes={[t('note')]}>
      {rows === 0 && <p>{t('nothing')}</p>}
      {rows > 0 && !isOwn && <p>{t('notOwn')}</p>}
      {rows > 0 && isOwn && (
        <TakeForm
          action={takeRows}
          blank={blankForm({ locale: [locale], id: [found.id], set: choices.slice(0, 1).map(({ value }) => value), nature: ['revision'] })}
          address={address}
          rows={rows}
          refused={counts?.refused ?? 0}
          sets={choices}
          hasNature={kind !== 'figure' && (counts?.changed ?? 0) > 0}
        />
      )}
      {isOwn && <AgainForms locale={locale} found={found} address={address} canRead />}
    </Section>
  );
}

/** Where the rows went. */
export async function TakenSection({ locale, found }: { locale: Locale; found: ImportDetail }) {
  const t = await getTranslations({ locale, namespace: 'imports.taken' });
  const { counts, changeSet } = found;
  return (
    <Section rail={t('rail')}>
      <p>
        {t.rich('words', {
          count: (counts?.new ?? 0) + (counts?.changed ?? 0),
          number: String(changeSet),
          set: (chunks) => <a href={`/${locale}/admin/change-sets/${changeSet}`}>{chunks}</a>,
        })}
      </p>
      {counts?.leftOut ? <p>{t('leftOut', { count: counts.leftOut })}</p> : null}
    </Section>
  );
}
