import { LOCALES } from '@/lib/i18n/localized';
import { AGENCY, VERSION } from './concepts';
import type { Message } from './message';
import { escaped, inLanguages } from './xml';

/** A reference to something that the portal keeps; `Ref` has no namespace of its own (SDMXCommonReferences). */
export const reference = (id: string, place: string, kind: string): string =>
  `<Ref agencyID="${AGENCY}" id="${id}" version="${VERSION}" package="${place}" class="${kind}"/>`;

type Sent = { id: string; preparedAt: string; publisher: Message['file']['origin']['publisher'] };

/** The beginning that messages of figures and of structures share. The same content makes the same message, so it is dated by its edition. */
export const sentBy = ({ id, preparedAt, publisher }: Sent): string =>
  `<m:ID>${escaped(id)}</m:ID><m:Test>false</m:Test><m:Prepared>${preparedAt}</m:Prepared>` +
  `<m:Sender id="${AGENCY}">${inLanguages('c:Name', publisher)}</m:Sender>`;

/** Nothing was published before the first edition. */
const NEVER = '1970-01-01T00:00:00.000Z';

export const idOf = ({ file: { table, origin } }: Message): string =>
  `${table.id}_${origin.asOf === null ? `edition-${origin.edition ?? 0}` : `as-of-${origin.asOf}`}`;
export const preparedOf = ({ file }: Message): string => file.origin.publishedAt ?? NEVER;

/** `namespace` is that of a structure-specific message. */
export function headerXml(message: Message, namespace?: string): string {
  const { file, flow, layout } = message;
  const { publisher, licence } = file.origin;
  const own = namespace === undefined ? '' : ` namespace="${namespace}"`;
  const sources = Object.fromEntries(LOCALES.map((locale) => [locale, `${publisher[locale]}. ${licence.name}. ${licence.url}`]));
  return (
    `<m:Header>${sentBy({ id: idOf(message), preparedAt: preparedOf(message), publisher })}${inLanguages('c:Name', file.words.title)}` +
    `<m:Structure structureID="${flow.id}" dimensionAtObservation="${layout.at}"${own}><c:Structure>${reference(flow.id, 'datastructure', 'DataStructure')}</c:Structure></m:Structure>` +
    `${inLanguages('m:Source', sources)}</m:Header>`
  );
}
