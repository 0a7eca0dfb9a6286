import { createRequire } from 'node:module';
import type { Page } from 'playwright';

/** The rules come with the package that knows how to run them in a browser; here they are run once, by ourselves. */
const { source } = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'))('axe-core') as { source: string };
const isLong = process.env.TEST_LONG === '1';

type Found = { violations: { id: string; nodes: { target: string[]; failureSummary?: string }[] }[] };
declare global {
  interface Window {
    axe: { run(context: object, options: object): Promise<Found> };
  }
}

/**
 * What axe finds on the page, a line each: the rule, where, and what would mend it; what passes is not listed. No page has a frame. To
 * measure contrasts takes three quarters of the time, since axe looks for the ground below each text by its place: every day it does so
 * once for each ink on each pile of grounds, in the long run for each text.
 */
export async function axe(page: Page): Promise<string[]> {
  await page.evaluate(source);
  const found = await page.evaluate(async (isWhole) => {
    const look = { resultTypes: ['violations'], elementRef: false };
    if (isWhole) return (await window.axe.run(document, look)).violations;

    const grounds = new Map<Element, string>();
    const groundOf = (element: Element): string => {
      const known = grounds.get(element);
      if (known !== undefined) return known;
      const { backgroundColor, backgroundImage, opacity, position, filter } = getComputedStyle(element);
      const isBare = backgroundColor === 'rgba(0, 0, 0, 0)' && backgroundImage === 'none' && opacity === '1' && position === 'static';
      const below = element.parentElement ? groundOf(element.parentElement) : '';
      const ground = isBare ? below : `${below}>${[backgroundColor, backgroundImage, opacity, position, filter]}`;
      grounds.set(element, ground);
      return ground;
    };
    const inks = new Map<string, Element>();
    for (const element of document.body.querySelectorAll('*')) {
      const isRead = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
      if (!(isRead || element.matches('input, select, textarea')) || !element.checkVisibility()) continue;
      const { color, fontSize, fontWeight, textShadow } = getComputedStyle(element);
      const ink = [color, fontSize, fontWeight, textShadow, groundOf(element)].join();
      if (!inks.has(ink)) inks.set(ink, element);
    }
    const rest = await window.axe.run(document, { ...look, rules: { 'color-contrast': { enabled: false } } });
    const contrasts = await window.axe.run({ include: [...inks.values()] }, { ...look, runOnly: ['color-contrast'] });
    return [...rest.violations, ...contrasts.violations];
  }, isLong);
  return found.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`));
}
