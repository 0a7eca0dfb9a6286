import { getTranslations } from 'next-intl/server';
import { formatDate } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';
import { CopyButton } from './copy-button';
import type { Share } from './share';

type EmbedPartProps = { locale: Locale; share: Share; embed: NonNullable<Share['embed']> };

/** Code that puts the chart on another site, and the chart as a picture. The code can be marked and copied without scripts. */
export async function EmbedPart({ locale, share, embed }: EmbedPartProps) {
  const t = await getTranslations({ locale, namespace: 'cite' });
  const { edition } = share.permalink;
  const date = formatDate(share.day, locale);
  const frozen = edition === null ? t('embed.frozenAsOf', { date }) : t('embed.frozen', { edition });
  const codes = [
    { id: 'embed-live', words: t('embed.live'), code: embed.live },
    { id: 'embed-frozen', words: frozen, code: embed.frozen },
  ];
  return (
    <div className="screen-only">
      <h3 className="mt-3">{t('embed.heading')}</h3>
      <p className="small mute mt-1 measure">
        {t('embed.note')} <a href={embed.open}>{t('embed.open')}</a>
      </p>
      {codes.map(({ id, words, code }) => (
        <div key={id} className="snippet mt-2 measure">
          <label htmlFor={id} className="small">
            {words}
          </label>
          <textarea id={id} readOnly rows={8} defaultValue={code} spellCheck={false} autoComplete="off" />
          <CopyButton from={id} label={t('copy')} done={t('copied')} />
        </div>
      ))}
      <h3 className="mt-3">{t('picture.heading')}</h3>
      <p className="small mute mt-1 measure">{t('picture.note')}</p>
      <ul className="acts plain">
        {share.pictures.map(({ href, form, theme }) => (
          <li key={href}>
            <a href={href}>{t(`picture.${theme}`, { form: form.toUpperCase() })}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
