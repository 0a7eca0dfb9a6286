import { type Grant, grantOf, type Viewer } from '@/lib/auth/viewer';
import { Forbidden } from '@/lib/errors';

/** The administrator's grant; whoever has none, or has no second factor yet, may not. */
export function requireAdministrator(viewer: Viewer): Grant {
  const grant = grantOf(viewer, 'administrator', null);
  if (!grant || viewer.kinds !== null) throw new Forbidden('not an administrator');
  return grant;
}
