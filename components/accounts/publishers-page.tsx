import { getTranslations } from 'next-intl/server';
import { DataTable } from '@/components/ui/data-table';
import { Localized } from '@/components/ui/localized';
import { Notice } from '@/components/ui/notice';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { setTitle } from '@/components/ui/title';
import type { Publisher, PublisherRegister } from '@/lib/accounts/publisher-queries';
import { dayOf } from '@/lib/clock';
import { formatCount, formatDate } from '@/lib/i18n/format';
import { type Locale, localize } from '@/lib/i18n/localized';
import { kindWords } from './kind-words';

type PublishersPageProps = { locale: Locale; register: PublisherRegister };

/** The public register of who publishes what: bodies and counts, no names of people. */
export async function PublishersPage({ locale, register }: PublishersPageProps) {
  const t = await getTranslations({ locale, namespace: 'publishers' });
  const { publishers } = register;
  const count = publishers.length;
  return (
    <>
      <PageHead title={setTitle(t('title'), locale)} lede={t('lede', { count, shown: formatCount(count, locale) })} />
      <div className="wrap">
        <Section rail={t('rail')} notes={count > 0 ? [t('order')] : []}>
          {count === 0 ? <Notice kind="plain">{t('none')}</Notice> : <PublisherTable locale={locale} publishers={publishers} />}
        </Section>
        <PortalWide locale={locale} register={register} />
      </div>
    </>
  );
}

async function PublisherTable({ locale, publishers }: { locale: Locale; publishers: readonly Publisher[] }) {
  const [t, kindName] = await Promise.all([getTranslations({ locale, namespace: 'publishers' }), kindWords(locale)]);
  const named = publishers
    .map((publisher) => ({ ...publisher, text: localize(publisher.name, locale) }))
    .sort((a, b) => a.text.words.localeCompare(b.text.words, locale));
  return (
    <DataTable
      caption={t('caption')}
      stack
      columns={[
        { key: 'body', label: t('body') },
        { key: 'roles', label: t('roles') },
        { key: 'kept', label: t('kept') },
        { key: 'published', label: t('published'), isNumeric: true },
      ]}
      rows={named.map(({ code, text, roles, kept, published, lastPublished }) => ({
        key: code,
        cells: [
          <a key="body" href={`/${locale}/organisations/${code}`}>
            <Localized text={text} pageLocale={locale} />
          </a>,
          <Lines
            key="roles"
            lines={roles.flatMap(({ role, people }) => (role === 'administrator' ? [] : [t(`count.${role}`, { count: people })]))}
            otherwise={t('noRoles')}
          />,
          <Lines
            key="kept"
            lines={[
              t('keptOwn'),
              ...kept.map(({ kind, isAll, records }) =>
                isAll ? t('keptAll', { kind: kindName(kind) }) : t('keptSome', { kind: kindName(kind), count: records }),
              ),
            ]}
            otherwise=""
          />,
          <Lines
            key="published"
            lines={[
              formatCount(published, locale),
              ...(lastPublished ? [t('last', { date: formatDate(dayOf(new Date(lastPublished)), locale) })] : []),
            ]}
            otherwise=""
          />,
        ],
      }))}
    />
  );
}

function Lines({ lines, otherwise }: { lines: readonly string[]; otherwise: string }) {
  if (lines.length === 0) return <span className="mute">{otherwise}</span>;
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

async function PortalWide({ locale, register }: PublishersPageProps) {
  const [t, changes] = await Promise.all([
    getTranslations({ locale, namespace: 'publishers' }),
    getTranslations({ locale, namespace: 'changes' }),
  ]);
  return (
    <Section rail={t('portal')}>
      <ul>
        <li>{t('administrators', { count: register.administrators })}</li>
        {register.translators.map(({ language, people }) => (
          <li key={language}>{t('translators', { language: changes(`languageName.${language}`), count: people })}</li>
        ))}
      </ul>
    </Section>
  );
}
