import type { Metadata } from 'next';
import type { PicturedRoom } from '@/lib/http/pictures';
import type { Locale } from '@/lib/i18n/localized';

/** A page by what it says of itself. */
type Page = { generateMetadata(props: { params: Promise<{ locale: Locale; code: string }> }): Promise<Metadata> };

/** The page of every room, loaded when a picture of one is asked for. */
export const pages: Record<PicturedRoom, () => Promise<Page>> = {
  '/': () => import('@/app/[locale]/page'),
  '/strategy': () => import('@/app/[locale]/strategy/page'),
  '/strategy/[code]': () => import('@/app/[locale]/strategy/[code]/page'),
  '/indicators': () => import('@/app/[locale]/indicators/page'),
  '/indicators/[code]': () => import('@/app/[locale]/indicators/[code]/page'),
  '/sources': () => import('@/app/[locale]/sources/page'),
  '/sources/[code]': () => import('@/app/[locale]/sources/[code]/page'),
  '/documents': () => import('@/app/[locale]/documents/page'),
  '/documents/[code]': () => import('@/app/[locale]/documents/[code]/page'),
  '/organisations': () => import('@/app/[locale]/organisations/page'),
  '/organisations/[code]': () => import('@/app/[locale]/organisations/[code]/page'),
  '/areas': () => import('@/app/[locale]/areas/page'),
  '/areas/crosswalk': () => import('@/app/[locale]/areas/crosswalk/page'),
  '/areas/[code]': () => import('@/app/[locale]/areas/[code]/page'),
  '/platforms': () => import('@/app/[locale]/platforms/page'),
  '/platforms/[code]': () => import('@/app/[locale]/platforms/[code]/page'),
  '/events': () => import('@/app/[locale]/events/page'),
  '/events/[code]': () => import('@/app/[locale]/events/[code]/page'),
  '/news': () => import('@/app/[locale]/news/page'),
  '/news/[code]': () => import('@/app/[locale]/news/[code]/page'),
  '/topics': () => import('@/app/[locale]/topics/page'),
  '/topics/[code]': () => import('@/app/[locale]/topics/[code]/page'),
  '/lateness': () => import('@/app/[locale]/lateness/page'),
  '/goalposts': () => import('@/app/[locale]/goalposts/page'),
  '/conflicts': () => import('@/app/[locale]/conflicts/page'),
  '/changes': () => import('@/app/[locale]/changes/page'),
  '/changes/[code]': () => import('@/app/[locale]/changes/[code]/page'),
  '/releases': () => import('@/app/[locale]/releases/page'),
  '/releases/[code]': () => import('@/app/[locale]/releases/[code]/page'),
  '/method': () => import('@/app/[locale]/method/page'),
  '/glossary': () => import('@/app/[locale]/glossary/page'),
  '/search': () => import('@/app/[locale]/search/page'),
  '/data': () => import('@/app/[locale]/data/page'),
  '/data/api': () => import('@/app/[locale]/data/api/page'),
  '/data/[code]': () => import('@/app/[locale]/data/[code]/page'),
  '/feeds': () => import('@/app/[locale]/feeds/page'),
  '/publishers': () => import('@/app/[locale]/publishers/page'),
  '/about': () => import('@/app/[locale]/about/page'),
};
