import { getFormatter, getTranslations } from 'next-intl/server';
import { timeZone } from '@/lib/clock';
import type { Locale } from '@/lib/i18n/localized';

type TypingOfferProps = {
  locale: Locale;
  /** The address of the form below the language. */
  form: string;
  savedAt: Date;
  forget: (data: FormData) => Promise<void>;
};

/** What was typed here before and never saved: to take back or to throw away. */
export async function TypingOffer({ locale, form, savedAt, forget }: TypingOfferProps) {
  const [t, format] = await Promise.all([getTranslations({ locale, namespace: 'records.typing' }), getFormatter({ locale })]);
  const time = format.dateTime(savedAt, { day: '2-digit', month: '2-digit', hour: '2-digit', minute: '2-digit', timeZone });
  const back = `/${locale}${form}${form.includes('?') ? '&' : '?'}typing=1`;
  return (
    <form className="notice typing-offer" action={forget}>
      <input type="hidden" name="form_locale" value={locale} />
      <input type="hidden" name="form_path" value={form} />
      <p>{t('offer', { time })}</p>
      <div className="buttons">
        <a className="btn" href={back}>
          {t('back')}
        </a>
        <button className="btn" type="submit">
          {t('forget')}
        </button>
      </div>
    </form>
  );
}
