import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { AdminPage } from '@/components/admin/admin-page';
import { DraftNotes } from '@/components/admin/records/draft-notes';
import { NoRecord } from '@/components/admin/records/no-record';
import { TranslationEditor } from '@/components/admin/translations/translation-editor';
import { Notice } from '@/components/ui/notice';
import { blankForm } from '@/lib/admin-form';
import { requireViewer } from '@/lib/auth/session';
import { heldForm } from '@/lib/form-answer';
import { labelled } from '@/lib/i18n/format';
import { type Locale, localize } from '@/lib/i18n/localized';
import { bodyNames } from '@/lib/publishing/desk-record';
import { subjectOf } from '@/lib/publishing/difference';
import { KINDS } from '@/lib/publishing/kinds';
import { saveTranslation } from '@/lib/publishing/translation-actions';
import { typedTexts } from '@/lib/publishing/translation-edit';
import { readQueueAsked } from '@/lib/publishing/translation-filter';
import { translatedLanguages } from '@/lib/publishing/translation-queue';
import { getTranslationDesk } from '@/lib/publishing/translations';
import { translationAddress } from '@/lib/translation-form';

export const dynamic = 'force-dynamic';

type Query = Readonly<Record<string, string | string[] | undefined>>;
type Props = { params: Promise<{ locale: Locale; kind: string; code: string }>; searchParams: Promise<Query> };

const one = (value: string | string[] | undefined): string | undefined => (typeof value === 'string' ? value : undefined);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { code } = await params;
  return { title: code, robots: { index: false } };
}

export default async function Page({ params, searchParams }: Props) {
  const [{ locale, kind, code }, query] = await Promise.all([params, searchParams]);
  setRequestLocale(locale);
  const asked = readQueueAsked(query, ['en', 'fr', 'ru', 'vi']).language;
  const held = one(query.held);
  const back = translationAddress(kind, code, asked);
  const viewer = await requireViewer(locale, held === undefined ? back : `${back}&held=${encodeURIComponent(held)}`);
  const { language } = readQueueAsked(query, translatedLanguages(viewer));
  const path = translationAddress(kind, code, language);
  const isKnown = KINDS.some((known) => known.kind === kind);
  const desk = isKnown ? await getTranslationDesk(viewer, kind, code, language) : null;
  if (!desk) return <NoRecord locale={locale} viewer={viewer} room="translations" />;
  const [t, changes, names, typed] = await Promise.all([
    getTranslations({ locale, namespace: 'translations' }),
    getTranslations({ locale, namespace: 'changes' }),
    bodyNames(desk.bodies.flatMap((body) => body ?? [])),
    heldForm(path, held),
  ]);
  const word = (key: string) => changes(key as Parameters<typeof changes>[0]);
  const { name } = subjectOf(kind, desk.record);
  const title = name === null ? code : localize(name, locale).words;
  const saved = one(query.saved);
  const standing = {
    ...typedTexts(desk.texts, language),
    form_locale: [locale],
    form_kind: [kind],
    form_code: [code],
    form_language: [language],
    form_base: [String(desk.revision)],
    form_seen: [desk.own?.digest ?? ''],
    form_body: [desk.bodies[0] ?? ''],
  };
  return (
    <AdminPage
      locale={locale}
      viewer={viewer}
      path={path}
      room="translations"
      title={t('edit.title', { name: title, language: changes(`languageName.${language}`) })}
      current={title}
      kick={word(`kind.${kind}`)}
      messages={['translations']}
    >
      <div className="wrap record-page">
        {saved !== undefined && /^\d{1,9}$/.test(saved) && (
          <Notice kind="plain">
            {t.rich('edit.saved', { set: () => <a href={`/${locale}/admin/change-sets/${saved}`}>{t('edit.set', { number: saved })}</a> })}
          </Notice>
        )}
        <DraftNotes locale={locale} drafts={desk.others} />
        <TranslationEditor
          action={saveTranslation}
          blank={blankForm(typed ? { ...standing, ...typed } : standing)}
          address={`/${locale}${path}`}
          language={language}
          texts={desk.texts.map(({ path: place, field, part, text, state, earlier }) => ({
            path: place,
            label:
              part === null
                ? word(`field.${field}`)
                : labelled(`${word(`field.${part.key}`)} ${part.place + 1}`, word(`field.${field}`), locale),
            original: { words: text[text.original] as string, lang: text.original },
            state,
            earlier,
          }))}
          bodies={desk.bodies.map((body) => {
            const of = body === null ? undefined : names.get(body);
            return { value: body ?? '', label: body === null ? t('edit.everywhere') : of ? localize(of, locale).words : body };
          })}
        />
      </div>
    </AdminPage>
  );
}
