import { z } from 'zod';
import { passwordLength } from '@/lib/auth/password-length';
import { ROLES } from '@/lib/auth/viewer';
import { isCode } from '@/lib/http/params';
import { localeSchema } from '@/lib/i18n/localized';
import { isPlain } from '@/lib/record';

export const longest = { email: 254, name: 120 } as const;

const isLine = (text: string) => isPlain(text) && !text.includes('\n');

export const emailSchema = z
  .string()
  .trim()
  .min(1, { error: 'required', abort: true })
  .max(longest.email, { error: 'too-long', abort: true })
  .transform((text) => text.toLowerCase())
  .pipe(z.email({ error: 'email' }));
export const nameSchema = z
  .string()
  .trim()
  .min(1, { error: 'required' })
  .max(longest.name, { error: 'too-long', abort: true })
  .refine(isLine, { error: 'characters', abort: true })
  .normalize('NFC');
/** Any characters, as NIST SP 800-63B, 3.1.1.2, asks; only the length counts. */
export const passwordSchema = z
  .string()
  .min(passwordLength.least, { error: 'password-short' })
  .max(passwordLength.most, { error: 'password-long' });

/** A new password typed twice. */
export const newPassword = z
  .object({ password: passwordSchema, passwordAgain: z.string() })
  .refine(({ password, passwordAgain }) => password === passwordAgain, { path: ['passwordAgain'], error: 'passwords-differ' });

const bodySchema = z.string().refine(isCode, { error: 'no-such-organisation' });

/** A role as an administrator gives it: for a body, for a language, or for the portal (the database holds the same rules). */
export const grantSchema = z
  .object({
    role: z.enum(ROLES, { error: 'required' }),
    organisation: bodySchema.nullable(),
    language: localeSchema.nullable(),
  })
  .superRefine(({ role, organisation, language }, issues) => {
    const add = (path: string, message: string) => issues.addIssue({ code: 'custom', path: [path], message });
    if ((role === 'editor' || role === 'reviewer') && organisation === null) add('organisation', 'required');
    if (role === 'administrator' && organisation !== null) add('organisation', 'portal-wide');
    if (role === 'translator' && language === null) add('language', 'required');
    if (role !== 'translator' && language !== null) add('language', 'only-translator');
  });
export type GrantInput = z.infer<typeof grantSchema>;

export const inviteSchema = z.object({ email: emailSchema }).and(grantSchema);
