import type { NextRequest } from 'next/server';
import { auth, providerName } from '@/lib/auth/auth';
import { trustedHeaders } from '@/lib/auth/sender';

/** Where the outside provider sends the browser back to: the only address of the sign-in library that is open. */
export async function GET(request: NextRequest): Promise<Response> {
  if (providerName() === null) return new Response(null, { status: 404 });
  const { headers } = trustedHeaders(request.headers);
  const answer = await auth().handler(new Request(request.url, { method: 'GET', headers }));
  const response = new Response(answer.body, answer);
  response.headers.set('Cache-Control', 'no-store');
  return response;
}
