import { getTranslations } from 'next-intl/server';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { setTitle } from '@/components/ui/title';
import type { Locale } from '@/lib/i18n/localized';
import { MOST_MEGABYTES, type VerifyState } from '@/lib/verification/form';
import { VerifyForm } from './verify-form';

/** What the script needs, each kept beside the file. */
const needed = ['/verify.mjs', '/releases/latest/manifest.json', '/releases/latest/manifest.sig', '/releases/keys.json'];

type VerifyPageProps = { locale: Locale; blank: VerifyState; fingerprint: string | null };

/** The form, and how to do without it. */
export async function VerifyPage({ locale, blank, fingerprint }: VerifyPageProps) {
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
        <Section id="offline" rail={t('offline.rail')}>
          <p className="measure">{t('offline.text')}</p>
          <ul className="mt-1">
            {needed.map((href) => (
              <li key={href}>
                <a href={href}>{href.slice(href.lastIndexOf('/') + 1)}</a>
              </li>
            ))}
          </ul>
          <pre className="measure mt-1" translate="no">
            node verify.mjs observations.csv --manifest manifest.json --keys keys.json
          </pre>
          <p className="measure mt-1">{t('offline.answer')}</p>
        </Section>
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
