import { z } from 'zod';

const port = z.coerce.number().int().min(1).max(65535);

const schema = z
  .object({
    DATABASE_URL: z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'must begin with postgresql://')
      .optional(),
    DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(200).default(10),
    PORT: port.default(3000),
    PORTAL_URL: z.url({ protocol: /^https?$/ }).optional(),
    PORTAL_ENV: z.enum(['production', 'test']).default('production'),
    PORTAL_NOW: z.iso.datetime({ offset: true }).optional(),
    PAGE_CACHE_BYTES: z.coerce
      .number()
      .int()
      .min(1024 * 1024)
      .default(128 * 1024 * 1024),
    /** The folder for everything the portal keeps outside its database. */
    PORTAL_DATA: z.string().default('.data'),
    SMTP_URL: z
      .string()
      .regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://')
      .optional(),
    MAIL_FROM: z.email().optional(),
    REPORTS_TO: z.email().optional(),
    /** How many reverse proxies of ours add to X-Forwarded-For. */
    TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
    /** Signs cookies and encrypts second factors; without it one is made and kept in PORTAL_DATA. */
    AUTH_SECRET: z.string().min(32).optional(),
    /** Ed25519, PEM or the base64 of PKCS8: signs releases; without it one is made and kept in PORTAL_DATA. */
    ARCHIVE_SIGNING_KEY: z
      .string()
      .regex(/MC4CAQAwBQYDK2VwBCIEI[A-Za-z0-9+/]{43}/, 'must be an Ed25519 private key, PEM or the base64 of PKCS8')
      .optional(),
    /** An outside provider of identities (OpenID Connect), for people who already have an account here. */
    OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
    OIDC_CLIENT_ID: z.string().optional(),
    OIDC_CLIENT_SECRET: z.string().optional(),
    /** What its button is called; without it the host of the issuer. */
    OIDC_NAME: z.string().max(60).optional(),
    /** Set by `npm start` on the embedded database: the outbox can be read on loopback by whoever knows it. */
    OUTBOX_KEY: z
      .string()
      .regex(/^[\w-]{32,}$/, 'must be 32 letters or more')
      .optional(),
  })
  .refine((value) => value.PORTAL_NOW === undefined || value.PORTAL_ENV === 'test', {
    path: ['PORTAL_NOW'],
    message: 'a pinned clock is allowed only with PORTAL_ENV=test',
  })
  .refine((value) => value.SMTP_URL === undefined || (value.MAIL_FROM !== undefined && value.REPORTS_TO !== undefined), {
    path: ['SMTP_URL'],
    message: 'needs MAIL_FROM, who sends, and REPORTS_TO, who reads the reports',
  })
  .refine(
    (value) => new Set([value.OIDC_ISSUER, value.OIDC_CLIENT_ID, value.OIDC_CLIENT_SECRET].map((part) => part === undefined)).size === 1,
    {
      path: ['OIDC_ISSUER'],
      message: 'needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET, and they need it',
    },
  )
  .transform((value) => ({ ...value, PORTAL_URL: value.PORTAL_URL ?? `http://127.0.0.1:${value.PORT}` }));

export type Env = z.infer<typeof schema>;

/** An empty variable counts as an absent one: compose files and shells write `PORTAL_URL=`. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The environment is not usable:\n${lines.join('\n')}`);
}

let parsed: Env | undefined;

/** Read at the first call, never at import: the build runs without a database and without an address. */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}

export function databaseUrl(): string {
  const url = env().DATABASE_URL;
  if (!url) throw new Error('DATABASE_URL is not set; `npm start` sets it when it starts its own Postgres');
  return url;
}
