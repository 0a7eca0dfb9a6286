import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { AbsentPage } from '@/components/admin/absent-page';
import { AdminPage } from '@/components/admin/admin-page';
import { NewToken } from '@/components/admin/tokens/new-token';
import { TokenList } from '@/components/admin/tokens/token-list';
import { Notice } from '@/components/ui/notice';
import { listBodyChoices } from '@/lib/accounts/people-queries';
import { bodiesWithTokens, listTokens } from '@/lib/accounts/token-queries';
import { requireViewer } from '@/lib/auth/session';
import { isAdministrator } from '@/lib/auth/viewer';
import { heldForm } from '@/lib/form-answer';
import type { Locale } from '@/lib/i18n/localized';
import { KEPT_KINDS } from '@/lib/publishing/responsibility';
import { endTokenFromForm, makeTokenFromForm } from '@/lib/publishing/token-actions';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<{ held?: string | string[]; answer?: string | string[] }> };
const path = '/admin/tokens';

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'tokens' });
  return { title: t('title'), robots: { index: false } };
}

export default async function Page({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const viewer = await requireViewer(locale, path);
  if (bodiesWithTokens(viewer)?.length === 0) return <AbsentPage locale={locale} />;
  const { held, answer } = await searchParams;
  const [t, forms, changes, tokens, bodies, typed] = await Promise.all([
    getTranslations({ locale, namespace: 'tokens' }),
    getTranslations({ locale, namespace: 'forms.notice' }),
    getTranslations({ locale, namespace: 'changes' }),
    listTokens(viewer),
    listBodyChoices(locale),
    heldForm(path, [held].flat()[0]),
  ]);
  const kindName = (kind: string) => changes(`kind.${kind === 'figure' ? 'figures' : kind}` as Parameters<typeof changes>[0]);
  return (
    <AdminPage locale={locale} viewer={viewer} path={path} room="tokens" title={t('title')} lede={t('lede')} messages={['tokens']}>
      <div className="wrap pad-b">
        {answer === 'token-ended' && (
          <div role="status">
            <Notice kind="plain">{forms('token-ended')}</Notice>
          </div>
        )}
        {isAdministrator(viewer) && (
          <NewToken
            locale={locale}
            action={makeTokenFromForm}
            bodies={bodies.map(({ code, name }) => ({ value: code, label: name.words }))}
            kinds={KEPT_KINDS.map((kind) => ({ value: kind, label: kindName(kind) }))}
            held={typed}
          />
        )}
        <TokenList locale={locale} tokens={tokens} kindName={kindName} end={endTokenFromForm} />
      </div>
    </AdminPage>
  );
}
