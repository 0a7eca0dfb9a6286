import { getTranslations } from 'next-intl/server';
import { DataTable } from '@/components/ui/data-table';
import { Localized } from '@/components/ui/localized';
import { Section } from '@/components/ui/section';
import type { TokenRow } from '@/lib/accounts/token-queries';
import { blankForm, type FormState } from '@/lib/admin-form';
import { dayOf } from '@/lib/clock';
import { formatDate } from '@/lib/i18n/format';
import { type Locale, localize } from '@/lib/i18n/localized';
import { ActionForm } from '../action-form';
import { Submit } from '../submit';

type TokenListProps = {
  locale: Locale;
  tokens: readonly TokenRow[];
  kindName: (kind: string) => string;
  end: (state: FormState, data: FormData) => Promise<FormState>;
};

/** Keys with what they may send and when they end; those that still work can be ended here. */
export async function TokenList({ locale, tokens, kindName, end }: TokenListProps) {
  const [t, of] = await Promise.all([
    getTranslations({ locale, namespace: 'tokens' }),
    getTranslations({ locale, namespace: 'tokens.list' }),
  ]);
  const day = (instant: string) => formatDate(dayOf(new Date(instant)), locale, 'short');
  const columns = (['name', 'body', 'kinds', 'made', 'expires', 'used', 'state'] as const).map((key) => ({ key, label: of(key) }));
  const rows = tokens.map((token) => ({
    key: token.id,
    cells: [
      <span key="name">
        {token.name}
        <br />
        <code className="small">{token.prefix}…</code>
      </span>,
      <Localized key="body" text={localize(token.organisation.name, locale)} pageLocale={locale} />,
      token.kinds.map(kindName).join(', '),
      <span key="made">
        {day(token.createdAt)}
        {token.maker && <span className="small mute"> {of('by', { name: token.maker })}</span>}
      </span>,
      day(token.expiresAt),
      token.lastUsedAt ? day(token.lastUsedAt) : of('never'),
      <div key="state">
        {t(`state.${token.state}`)}
        {token.endedAt && <span className="small mute"> {day(token.endedAt)}</span>}
        {token.state === 'valid' && (
          <ActionForm action={end} blank={blankForm()} address={`/${locale}/admin/tokens`}>
            <input type="hidden" name="locale" value={locale} />
            <input type="hidden" name="token" value={token.id} />
            <Submit isPlain>{t('endOf', { name: token.name })}</Submit>
          </ActionForm>
        )}
      </div>,
    ],
  }));
  return (
    <Section id="keys" rail={of('rail')} heading={of('heading')} notes={[of('shownOnce')]}>
      {tokens.length === 0 ? <p>{of('empty')}</p> : <DataTable caption={of('caption')} columns={columns} rows={rows} stack />}
    </Section>
  );
}
