const scripts: Record<string, string> = { vi: 'vietnamese', ru: 'cyrillic' };

/** The serif and the sans file of the page's own script; the stylesheet asks for the others when it meets their letters. */
export function preloadFonts(locale: string): string[] {
  const script = scripts[locale] ?? 'latin';
  return ['source-serif-4', 'source-sans-3'].map((family) => `/fonts/${family}-${script}-wght-normal.woff2`);
}

/** React moves these links into the head. `crossOrigin` is needed even on the same origin: fonts are fetched in CORS mode. */
export function FontLinks({ locale }: { locale: string }) {
  return preloadFonts(locale).map((href) => (
    <link key={href} rel="preload" as="font" type="font/woff2" href={href} crossOrigin="anonymous" />
  ));
}
