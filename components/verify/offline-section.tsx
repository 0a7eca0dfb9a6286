import { getTranslations } from 'next-intl/server';
import { Section } from '@/components/ui/section';
import type { Locale } from '@/lib/i18n/localized';
import type { Offline } from '@/lib/verification/archive/offline';

/** How to verify without the portal. Each file is kept under the name by which the command and the script know it. */
export async function OfflineSection({ locale, offline }: { locale: Locale; offline: Offline | null }) {
  const t = await getTranslations({ locale, namespace: 'verify' });
  if (!offline) {
    return (
      <Section id="offline" rail={t('offline.rail')}>
        <p>{t('unknown.none')}</p>
      </Section>
    );
  }
  const { needed, example } = offline;
  return (
    <Section id="offline" rail={t('offline.rail')}>
      <p className="measure">{t('offline.text')}</p>
      <ul className="mt-1">
        {[...needed, example].map(({ href, name }) => (
          <li key={href}>
            <a href={href} download={name} translate="no">
              {name}
            </a>
          </li>
        ))}
      </ul>
      <pre className="measure mt-1" translate="no">
        {`node verify.mjs ${example.name}`}
      </pre>
      <p className="measure mt-1">{t('offline.own', { example: example.name })}</p>
      <p className="measure mt-1">{t('offline.answer')}</p>
    </Section>
  );
}
