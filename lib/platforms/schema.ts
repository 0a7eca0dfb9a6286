import { z } from 'zod';
import { localeSchema, localizedText } from '@/lib/i18n/localized';
import { code, confidence, decimal, partialDate, QUALIFIERS, text, timePeriod, url } from '@/lib/record';

export const OWNERSHIPS = ['state', 'private'] as const;
export const PLATFORM_USERS_MEASURES = ['monthly-users', 'registered-users'] as const;

/** How many used a platform in a period, as one source says. */
export const platformUsersSchema = z
  .strictObject({
    period: timePeriod,
    measure: z.enum(PLATFORM_USERS_MEASURES),
    value: decimal,
    qualifier: z.enum(QUALIFIERS),
    source: code,
    quote: text.nullable(),
    quoteLanguage: localeSchema.nullable(),
    confidence,
    note: localizedText.nullable(),
  })
  .refine((u) => (u.quote === null) === (u.quoteLanguage === null), { error: 'quote-language', path: ['quoteLanguage'] });

/** A platform; `url`, `repository`, `licence` and `released` are publiccode.yml's landingURL, url, legal.license and releaseDate. */
export const platformSchema = z.strictObject({
  code,
  name: localizedText,
  ownership: z.enum(OWNERSHIPS),
  /** Bodies by the names of the day; who took over is known to the register of bodies. */
  operators: z.array(code),
  category: code,
  sector: code,
  topic: code.nullable(),
  description: localizedText,
  url: url.nullable(),
  repository: url.nullable(),
  /** SPDX licence expression. */
  licence: text.nullable(),
  released: partialDate.nullable(),
  award: localizedText.nullable(),
  indicators: z.array(code),
  tasks: z.array(code),
  source: code,
  confidence,
  users: z.array(platformUsersSchema),
});
export type PlatformRecord = z.infer<typeof platformSchema>;
