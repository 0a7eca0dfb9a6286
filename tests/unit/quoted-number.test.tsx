import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { placesInQuote } from '@/components/indicators/quoted-number';
import { Quote } from '@/components/ui/quote';

const marked = (quote: string, value: string) => {
  const html = renderToStaticMarkup(<Quote lang="vi" text={quote} marked={placesInQuote(quote, value)} />);
  expect(html.replace(/<[^>]+>/g, '')).toBe(quote);
  return html.replace(/<\/?(?:figure|blockquote|span)[^>]*>/g, '');
};

test('a number that a quote gives for two years is marked in both places, for which is meant cannot be told', () => {
  expect(marked('đạt 12,66%, 12,87%, 12,83%, 12,87% và 13,17%', '12.87')).toBe(
    'đạt 12,66%, <mark>12,87</mark>%, 12,83%, <mark>12,87</mark>% và 13,17%',
  );
});

test('part of a longer number is not marked', () => {
  expect(marked('12,87% trong 2,87%', '2.87')).toBe('12,87% trong <mark>2,87</mark>%');
  expect(marked('1 928 311 doanh nghiệp', '1928311')).toBe('<mark>1 928 311</mark> doanh nghiệp');
  expect(marked('11,2 millions', '11200000')).toBe('11,2 millions');
});
