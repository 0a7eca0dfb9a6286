import { getTranslations } from 'next-intl/server';
import { Section } from '@/components/ui/section';
import { CITATION_FORMS } from '@/lib/cite/forms';
import { formatDate } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';
import { EmbedPart } from './embed-part';
import { FORM_NAMES } from './form-names';
import type { Share } from './share';

/** How to cite the page, its address for good, and its chart as a frame and as a picture. */
export async function ShareSection({ locale, share }: { locale: Locale; share: Share }) {
  const t = await getTranslations({ locale, namespace: 'cite' });
  const { sentence, permalink, value } = share;
  const date = formatDate(share.day, locale);
  const { edition } = permalink;
  return (
    <Section id="cite" rail={t(share.embed ? 'rail' : 'railPlain')}>
      <div className="share">
        <h3>{t('cite.heading')}</h3>
        <pre className="measure mt-1">{sentence}</pre>
        <p className="small mute mt-1 measure">{edition === null ? t('cite.noteAsOf', { date }) : t('cite.note', { edition, date })}</p>
        <div className="screen-only">
          <p className="small mt-1">{t('cite.files')}</p>
          <CitationLinks locale={locale} path={share.path} query={share.query} />
        </div>
        <h3 className="mt-3">{t('link.heading')}</h3>
        <ul className="acts plain permalinks">
          <li>
            <a href={permalink.address}>{edition === null ? t('link.pageAsOf', { date }) : t('link.page', { edition })}</a>
          </li>
          {value && (
            <li>
              <a href={value.href}>{t('link.value', { value: value.words, period: value.period })}</a>
            </li>
          )}
        </ul>
        {share.embed && <EmbedPart locale={locale} share={share} embed={share.embed} />}
      </div>
    </Section>
  );
}

/** The citation in every form, as files beside the page. */
export async function CitationLinks({ locale, path, query }: { locale: Locale; path: string; query: string }) {
  const t = await getTranslations({ locale, namespace: 'cite' });
  return (
    <ul className="acts plain">
      {CITATION_FORMS.map(({ extension }) => (
        <li key={extension}>
          <a href={`/${locale}${path}.${extension}${query}`}>{t(`form.${FORM_NAMES[extension] ?? 'text'}`)}</a>
        </li>
      ))}
    </ul>
  );
}
