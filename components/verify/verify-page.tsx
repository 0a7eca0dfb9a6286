import { getTranslations } from 'next-intl/server';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { setTitle } from '@/components/ui/title';
import type { Locale } from '@/lib/i18n/localized';
import type { Offline } from '@/lib/verification/archive/offline';
import { MOST_MEGABYTES, type VerifyState } from '@/lib/verification/form';
import { OfflineSection } from './offline-section';
import { VerifyForm } from './verify-form';

type VerifyPageProps = { locale: Locale; blank: VerifyState; fingerprint: string | null; offline: Offline | null };

/** The form, and how to do without it. */
export async function VerifyPage({ locale, blank, fingerprint, offline }: VerifyPageProps) {
  const t = await getTranslations({ locale, namespace: 'verify' });
  const field = (name: 'file' | 'sha256') => ({ label: t(`field.${name}.label`), hint: t(`field.${name}.hint`, { most: MOST_MEGABYTES }) });
  return (
    <>
      <PageHead title={setTitle(t('heading'), locale)} lede={t('lede')} />
      <div className="wrap">
        <VerifyForm
          locale={locale}
          blank={blank}
          words={{
            send: t('send'),
            sending: t('sending'),
            privacy: t('privacy'),
            errors: t('errors'),
            rows: t('rows'),
            fields: { file: field('file'), sha256: field('sha256') },
          }}
        />
        <OfflineSection {...{ locale, offline }} />
        <Section id="key" rail={t('keys.rail')}>
          {fingerprint === null ? (
            <p>{t('keys.none')}</p>
          ) : (
            <>
              <p className="measure">{t('keys.text')}</p>
              <p className="mono break-all mt-1">{fingerprint}</p>
            </>
          )}
          <p className="mt-2">
            <a href={`/${locale}/releases`}>{t('releases')}</a>
          </p>
        </Section>
      </div>
    </>
  );
}
