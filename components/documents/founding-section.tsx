import { getTranslations } from 'next-intl/server';
import type { Marks } from '@/components/sources/marks';
import { Section } from '@/components/ui/section';
import { StampedSentence } from '@/components/ui/source-mark';
import { setTitle } from '@/components/ui/title';
import type { ListedDocument } from '@/lib/documents/list-queries';
import { addressOf } from '@/lib/http/address';
import { formatCount, formatDate } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';
import type { View } from '@/lib/publishing/edition-queries';

type FoundingProps = { locale: Locale; view: View; document: ListedDocument; marks: Marks };

/** Which promises the Strategy's own decision created, each leading to where they are listed. */
export async function foundingSection({ locale, view, document, marks }: FoundingProps) {
  const t = await getTranslations({ locale, namespace: 'documents' });
  const { created, code, notation, issued, source } = document;
  const href = `/${locale}${addressOf(`/documents/${code}`, view)}`;
  const parts = (['targets', 'tasks', 'goals'] as const).filter((key) => created[key] > 0);
  const stamps = source === null ? [] : marks.of([source]);
  return (
    <Section
      id="founding"
      rail={t('founding.rail')}
      notes={[
        ...(issued === null ? [] : [t('founding.issued', { date: formatDate(issued, locale) })]),
        <a key="page" href={href}>
          {t('founding.page')}
        </a>,
      ]}
      heading={setTitle(t('founding.heading', { notation: notation ?? code, ...created }), locale)}
    >
      <ul className="take mt-2">
        {parts.map((key) => (
          <li key={key}>
            <b>
              <StampedSentence
                text={t(`count.${key}`, { count: created[key], shown: formatCount(created[key], locale) })}
                sources={stamps}
              />
            </b>
            <p>
              {t(`founding.${key}`)} <a href={`${href}#${key}`}>{t(`founding.see.${key}`)}</a>
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
