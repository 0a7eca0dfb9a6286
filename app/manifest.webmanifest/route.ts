import { LOCALES, type Locale } from '@/lib/i18n/localized';
import { messagesOf } from '@/lib/i18n/messages';

export const dynamic = 'force-static';

/** The ground of the design and the mark on it, as in `app/styles/tokens.css`. */
const ground = '#e4efe8';

/** In Vietnamese, with the other languages beside it for browsers that read them. */
export async function GET(): Promise<Response> {
  const layouts = await Promise.all(LOCALES.map(async (locale) => [locale, (await messagesOf(locale)).layout] as const));
  const inAll = (key: 'name' | 'tagline') =>
    Object.fromEntries(layouts.filter(([locale]) => locale !== 'vi').map(([locale, words]) => [locale, words[key]] as [Locale, string]));
  const vietnamese = (await messagesOf('vi')).layout;
  const icon = (size: number, purpose: string) => ({
    src: `/icons/icon-${size}${purpose === 'maskable' ? '-maskable' : ''}.png`,
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose,
  });
  return Response.json(
    {
      id: '/',
      lang: 'vi',
      dir: 'ltr',
      name: vietnamese.name,
      name_localized: inAll('name'),
      short_name: vietnamese.name,
      short_name_localized: inAll('name'),
      description: vietnamese.tagline,
      description_localized: inAll('tagline'),
      start_url: '/',
      scope: '/',
      display: 'browser',
      background_color: ground,
      theme_color: ground,
      icons: [
        icon(192, 'any'),
        icon(512, 'any'),
        icon(512, 'maskable'),
        { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
      ],
    },
    { headers: { 'Content-Type': 'application/manifest+json', 'Cache-Control': 'public, max-age=86400' } },
  );
}
