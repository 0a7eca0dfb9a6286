import type { ReactNode } from 'react';
import type { Marks } from '@/components/sources/marks';
import { DataTable } from '@/components/ui/data-table';
import { Localized } from '@/components/ui/localized';
import { Section } from '@/components/ui/section';
import { Stamped } from '@/components/ui/source-mark';
import { localize } from '@/lib/i18n/localized';
import type { PlatformRecord } from '@/lib/platforms/schema';
import type { PlatformWords } from './words';

/** How many use the platform, period by period, as each source says. */
export function usersSection({ code, users }: PlatformRecord, words: PlatformWords, marks: Marks): ReactNode {
  const { t, common, locale } = words;
  const isQuoted = users.some(({ quote }) => quote !== null);
  return (
    <Section id="users" rail={t('users.rail')}>
      {users.length === 0 ? (
        <>
          <p className="measure">{t('users.none')}</p>
          <p className="mt-1">{words.invite(`/platforms/${code}`, t('users.rail'))}</p>
        </>
      ) : (
        <DataTable
          stack
          caption={t('users.caption')}
          columns={[
            { key: 'period', label: t('users.period') },
            { key: 'value', label: t('users.value'), isNumeric: true },
            { key: 'measure', label: t('users.measure') },
            ...(isQuoted ? [{ key: 'quote', label: t('users.quote') }] : []),
          ]}
          rows={users.map((one) => ({
            key: `${one.period} ${one.measure} ${one.source}`,
            cells: [
              words.date(one.period),
              <Stamped key="value" sources={marks.of([one.source])}>
                {words.users(one)}
              </Stamped>,
              <span key="measure">
                {t(`users.${one.measure}`)}
                {one.note && (
                  <span className="block mute">
                    <Localized text={localize(one.note, locale)} pageLocale={locale} />
                  </span>
                )}
                {one.confidence !== 'high' && <span className="block mute">{common(`confidence.${one.confidence}`)}</span>}
              </span>,
              ...(isQuoted
                ? [
                    one.quote === null ? (
                      t('users.noQuote')
                    ) : (
                      <q key="quote" lang={one.quoteLanguage ?? undefined}>
                        {one.quote}
                      </q>
                    ),
                  ]
                : []),
            ],
          }))}
        />
      )}
    </Section>
  );
}
