import { redirect } from 'next/navigation';
import { requireViewer } from '@/lib/auth/session';
import type { Locale } from '@/lib/i18n/localized';
import { code } from '@/lib/record';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<{ series?: string | string[] }> };

/** A figure is entered on the page of its series: first it is chosen. */
export default async function Page({ params, searchParams }: Props) {
  const [{ locale }, { series }] = await Promise.all([params, searchParams]);
  await requireViewer(locale, '/admin/figures/new');
  const known = code.safeParse(series).data;
  redirect(known === undefined ? `/${locale}/admin/figures` : `/${locale}/admin/figures?series=${known}&figure=new`);
}
