import { type NextRequest, NextResponse } from 'next/server';
import { auth, PROVIDER, providerName } from '@/lib/auth/auth';
import { ownPath } from '@/lib/auth/own-path';
import { trustedHeaders } from '@/lib/auth/sender';
import { localeSchema } from '@/lib/i18n/localized';

/** Sends the browser to the outside provider of identities, where one is configured. */
export async function GET(request: NextRequest): Promise<Response> {
  if (providerName() === null) return new Response(null, { status: 404 });
  const { searchParams } = request.nextUrl;
  const locale = localeSchema.catch('vi').parse(searchParams.get('locale'));
  const callbackURL = ownPath(searchParams.get('next'), `/${locale}/admin`);
  const failure = `/${locale}/account/sign-in?error=provider`;
  const begun = await auth()
    .api.signInSocial({
      body: { provider: PROVIDER, callbackURL, errorCallbackURL: failure, disableRedirect: true },
      headers: trustedHeaders(request.headers).headers,
      returnHeaders: true,
    })
    .catch((error: unknown) => {
      console.error('the provider of identities cannot be asked', error);
      return null;
    });
  const url = begun && 'url' in begun.response ? begun.response.url : undefined;
  const response = NextResponse.redirect(new URL(url ?? failure, request.url));
  for (const cookie of begun?.headers.getSetCookie() ?? []) response.headers.append('Set-Cookie', cookie);
  response.headers.set('Cache-Control', 'no-store');
  return response;
}
