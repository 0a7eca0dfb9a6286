import type { ReactNode } from 'react';
import { addressOf } from '@/lib/http/address';
import { formatDate, semicolon } from '@/lib/i18n/format';
import { heirs } from '@/lib/organisations/lineage';
import type { PageContext } from './context';

/** The name of its time with those that took over by the day, each with the date, each leading to its page. */
export function bodyLineage(
  code: string,
  { texts, bodies, view, locale }: Pick<PageContext, 'texts' | 'bodies' | 'view' | 'locale'>,
): ReactNode {
  const link = (body: string) => <a href={`/${locale}${addressOf(`/organisations/${body}`, view)}`}>{texts.body(bodies, body)}</a>;
  return heirs(bodies, code, view.day).reduce<{ node: ReactNode; last: string }>(
    ({ node, last }, heir) => {
      const since = bodies.find((body) => body.code === last)?.successors.find((successor) => successor.code === heir)?.happenedOn;
      if (!since) return { node, last };
      const next = texts.t.rich('lineageLink', { date: formatDate(since, locale), name: () => link(heir) });
      return {
        node: (
          <>
            {node}
            {semicolon(locale)}
            {next}
          </>
        ),
        last: heir,
      };
    },
    { node: link(code), last: code },
  ).node;
}
