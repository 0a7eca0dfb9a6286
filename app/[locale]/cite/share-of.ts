import { drawingOf } from '@/app/[locale]/embed/drawings';
import type { Share } from '@/components/cite/share';
import { permalinkOf } from '@/lib/catalog/permalink';
import { dayOf } from '@/lib/clock';
import { env } from '@/lib/env';
import { addressOf } from '@/lib/http/address';
import { embedAddress, embedCode, embeddedRoomOf, embedSize } from '@/lib/http/embeds';
import { THEMES } from '@/lib/http/params';
import { chartAddress, DRAWINGS } from '@/lib/http/pictures';
import type { Locale } from '@/lib/i18n/localized';
import type { View } from '@/lib/publishing/edition-queries';
import { citationOf } from './citation-of';

type Shared = {
  locale: Locale;
  path: string;
  view: View;
  /** What the chart is called where it is framed; without it the page has none. */
  chart?: string | null;
  /** The figure that the page names, by its permanent number. */
  value?: { id: string; words: string; period: string } | null;
};

/** What the page offers for citing, sharing and embedding; null where there is nothing to cite. */
export async function shareOf({ locale, path, view, chart = null, value = null }: Shared): Promise<Share | null> {
  const [citation, permalink] = await Promise.all([citationOf({ locale, path, view }), permalinkOf(locale, path, view)]);
  if (!citation) return null;
  const { edition, asOf } = permalink;
  const pinned = { asOf, edition: edition && { kind: 'number' as const, number: edition.number } };
  const address = addressOf(path, view);
  const shared = {
    sentence: citation.text,
    path,
    query: address.slice(path.length),
    permalink: { address: permalink.address, edition: edition?.number ?? null },
    day: edition ? dayOf(new Date(edition.publishedAt)) : view.day,
    value: value && { ...value, href: `/${locale}${addressOf(`${path}/observations/${value.id}`, view)}` },
  };
  const room = embeddedRoomOf(path);
  const drawing = room && chart !== null ? await drawingOf({ room, locale, path, view }) : null;
  if (!drawing || chart === null) return { ...shared, embed: null, pictures: [] };
  const { height } = embedSize(drawing.chart.kind);
  const frame = embedAddress(locale, path);
  const code = (below: string) => embedCode({ address: env().PORTAL_URL + below, title: chart, height });
  return {
    ...shared,
    embed: { live: code(frame), frozen: code(addressOf(frame, pinned)), open: addressOf(frame, view) },
    pictures: THEMES.flatMap((theme) =>
      DRAWINGS.map((form) => ({ form, theme, href: addressOf(chartAddress(locale, path, form), pinned, { theme }) })),
    ),
  };
}
