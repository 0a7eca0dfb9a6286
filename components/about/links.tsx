import type { ReactNode } from 'react';
import type { Locale } from '@/lib/i18n/localized';

/** What the texts of the page link to, by the name of the tag in the messages. */
export function linksIn(locale: Locale) {
  const link = (href: string) => (chunks: ReactNode) => <a href={href}>{chunks}</a>;
  const room = (name: string) => link(`/${locale}/${name}`);
  return {
    sources: room('sources'),
    changes: room('changes'),
    conflicts: room('conflicts'),
    indicators: room('indicators'),
    method: room('method'),
    glossary: room('glossary'),
    report: room('report'),
    ccby: link('https://creativecommons.org/licenses/by/4.0/'),
    apache: link('https://www.apache.org/licenses/LICENSE-2.0'),
  };
}

export type AboutLinks = ReturnType<typeof linksIn>;
