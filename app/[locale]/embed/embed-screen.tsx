import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { changeSince } from '@/components/embed/drawing';
import { EmbedAbsent } from '@/components/embed/embed-absent';
import { EmbedPage } from '@/components/embed/embed-page';
import { env } from '@/lib/env';
import { addressOf } from '@/lib/http/address';
import { pageMetadata } from '@/lib/http/metadata';
import type { Theme } from '@/lib/http/params';
import { formatDate } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';
import { type View, viewAt } from '@/lib/publishing/edition-queries';
import { type Drawable, drawingOf } from './drawings';

type Framed = Drawable & { theme?: Theme | undefined };

/** "As things stood on 22 November 2026": from where a drawing is seen. */
export async function momentWords(locale: Locale, view: View): Promise<string> {
  const t = await getTranslations({ locale, namespace: 'embed' });
  const date = formatDate(view.day, locale);
  if (view.asOf !== null) return t('asOf', { date });
  if (view.edition === null) return t('live', { date });
  return view.edition.kind === 'number' ? t('edition', { edition: view.edition.number }) : t('editionAt', { date });
}

/** The chart alone. One of an earlier state says where there is more now, and stays as it was. */
export async function embedScreen({ theme, ...drawable }: Framed): Promise<ReactNode> {
  const { locale, path, view } = drawable;
  const drawing = await drawingOf(drawable);
  if (!drawing) {
    const t = await getTranslations({ locale, namespace: 'embed' });
    return <EmbedAbsent locale={locale} code={404} words={t('absent')} />;
  }
  const isPast = view.asOf !== null || view.edition !== null;
  const present = isPast ? await drawingOf({ ...drawable, view: await viewAt({}) }) : null;
  const since = (isPast ? changeSince(drawing, present ?? { parts: [] }) : null) ?? (present ?? drawing).fate ?? null;
  const page = addressOf(`/${locale}${path}`, view);
  return (
    <EmbedPage
      locale={locale}
      drawing={drawing}
      since={since}
      moment={await momentWords(locale, view)}
      page={page}
      present={`/${locale}${path}`}
      permalink={env().PORTAL_URL + page}
      theme={theme ?? null}
    />
  );
}

/** That of the page itself, which search engines go to. */
export async function embedMetadata(drawable: Framed): Promise<Metadata | null> {
  const drawing = await drawingOf(drawable);
  if (!drawing) return null;
  const { locale, path } = drawable;
  // The frame is another way to see the page: nobody has to find both.
  return pageMetadata({
    locale,
    path,
    title: drawing.title,
    description: shortened(drawing.sentence),
    isVariant: true,
  });
}

const mostLetters = 300;
const shortened = (text: string): string => (text.length <= mostLetters ? text : `${text.slice(0, text.lastIndexOf(' ', mostLetters))}…`);
