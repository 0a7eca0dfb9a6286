import { wholeSitemap } from '../sitemap/sitemap-answer';

export const dynamic = 'force-dynamic';

/** Every public page in four languages, for search engines. */
export const GET = (): Promise<Response> => wholeSitemap();
