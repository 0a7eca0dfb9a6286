import { getTranslations } from 'next-intl/server';
import { Symbols } from '@/components/ui/symbols';
import type { Theme } from '@/lib/http/params';
import { formatDate } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';
import type { Drawing } from './drawing';
import { EmbedChart } from './embed-chart';

export type EmbedPageProps = {
  locale: Locale;
  drawing: Drawing;
  /** What has become of it since, where an earlier state is shown. */
  since: 'newer' | 'changed' | null;
  /** "As things stood on …", in the page's language. */
  moment: string;
  /** The full page from the same point of view, and as it stands. */
  page: string;
  present: string;
  /** The full page with the portal's name before it, as it is read. */
  permalink: string;
  theme: Theme | null;
};

/** Leaves the frame: pages of the portal are shown in none. */
const outside = { target: '_blank', rel: 'noopener' } as const;

/** More sources than these are folded, so that a frame ends below the date and the address. */
const mostInSight = 2;

/** A chart that stands on another site with all that makes it checkable: finding, source, date, address. */
export async function EmbedPage({ locale, drawing, since, moment, page, present, permalink, theme }: EmbedPageProps) {
  const [t, layout] = await Promise.all([
    getTranslations({ locale, namespace: 'embed' }),
    getTranslations({ locale, namespace: 'layout' }),
  ]);
  const { title, titleLang, subtitle, sources } = drawing;
  return (
    <main className="embed" data-theme={theme ?? undefined}>
      <Symbols />
      {since && (
        <p className="notice" role="status">
          {t(since === 'newer' ? drawing.newer : 'changed')}{' '}
          <a href={present} {...outside}>
            {t('see')}
          </a>
        </p>
      )}
      <figure>
        <figcaption>
          <h1 lang={titleLang === locale ? undefined : titleLang}>{title}</h1>
          {subtitle && <p className="chart-subtitle">{subtitle}</p>}
        </figcaption>
        <EmbedChart locale={locale} drawing={drawing} />
      </figure>
      <div className="embed-foot">
        <p>
          {moment}.{' '}
          <a href={page} {...outside}>
            {t('more')}
          </a>
        </p>
        <p>
          {layout('name')}, <span className="address">{permalink}</span>
        </p>
        {sources.length > mostInSight ? (
          <details>
            <summary>{t('sourcesCounted', { count: sources.length })}</summary>
            <p>
              <Sources locale={locale} sources={sources} />
            </p>
          </details>
        ) : (
          sources.length > 0 && (
            <p>
              {t('sources')} <Sources locale={locale} sources={sources} />
            </p>
          )
        )}
      </div>
    </main>
  );
}

function Sources({ locale, sources }: Pick<EmbedPageProps, 'locale'> & Pick<Drawing, 'sources'>) {
  return sources.map(({ code, title, lang, publisher, published }) => (
    <span key={code}>
      <a href={`/${locale}/sources/${code}`} lang={lang === locale ? undefined : lang} {...outside}>
        {title}
      </a>
      {`. ${[publisher, ...(published === null ? [] : [formatDate(published, locale)])].join(', ')}. `}
    </span>
  ));
}
