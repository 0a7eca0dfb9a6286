import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/admin/action-form';
import { AdminPage } from '@/components/admin/admin-page';
import { ChoiceField } from '@/components/admin/fields/choice-field';
import { ReferenceField } from '@/components/admin/fields/reference-field';
import { TextField } from '@/components/admin/fields/text-field';
import { Submit } from '@/components/admin/submit';
import { Section } from '@/components/ui/section';
import type { BodyChoice, KeptRow } from '@/lib/accounts/people-queries';
import type { FormState } from '@/lib/admin-form';
import type { Viewer } from '@/lib/auth/viewer';
import { type Locale, localize } from '@/lib/i18n/localized';
import { AnswerNotice } from './answer-notice';
import { ButtonForm } from './button-form';
import { kindWords } from './kind-words';

type KeptPageProps = {
  locale: Locale;
  viewer: Viewer;
  kept: readonly KeptRow[];
  bodies: readonly BodyChoice[];
  kinds: readonly string[];
  give: (state: FormState, data: FormData) => Promise<FormState>;
  takeBack: (data: FormData) => Promise<void>;
  blank: FormState;
  answer: string | undefined;
};

/** Which bodies were made responsible for which records. */
export async function KeptPage({ locale, viewer, kept, bodies, kinds, give, takeBack, blank, answer }: KeptPageProps) {
  const [t, kindName] = await Promise.all([getTranslations({ locale, namespace: 'accounts' }), kindWords(locale)]);
  const path = '/admin/people/kept';
  const labels = { organisation: t('people.bodyField'), kind: t('kept.kindField'), code_of_record: t('kept.codeField') };
  return (
    <AdminPage
      locale={locale}
      viewer={viewer}
      path={path}
      room="people"
      title={t('kept.title')}
      current={t('kept.title')}
      lede={t('kept.lede')}
    >
      <div className="wrap">
        <AnswerNotice locale={locale} answer={answer} />
        <Section rail={t('kept.add')}>
          <ActionForm action={give} blank={blank} address={`/${locale}${path}`} labels={labels}>
            <input type="hidden" name="locale" value={locale} />
            <ReferenceField
              name="organisation"
              label={labels.organisation}
              options={bodies.map(({ code, name }) => ({ value: code, label: name.words }))}
              isRequired
            />
            <ChoiceField name="kind" label={labels.kind} choices={kinds.map((value) => ({ value, label: kindName(value) }))} isRequired />
            <TextField name="code_of_record" label={labels.code_of_record} hint={t('kept.codeHint')} />
            <Submit>{t('kept.add')}</Submit>
          </ActionForm>
        </Section>
        <Section rail={t('kept.list')}>
          {kept.length === 0 && <p>{t('kept.none')}</p>}
          <ul className="entries">
            {byBody(kept).map(({ organisation, rows }) => {
              const body = localize(organisation.name, locale).words;
              return (
                <li key={organisation.code}>
                  <p className="title">{body}</p>
                  <ul>
                    {rows.map(({ kind, code }) => {
                      const what = code ? t('kept.one', { kind: kindName(kind), code }) : t('kept.all', { kind: kindName(kind) });
                      const fields = { organisation: organisation.code, kind, code_of_record: code };
                      return (
                        <li key={`${kind} ${code}`}>
                          {what}
                          <ButtonForm action={takeBack} locale={locale} fields={fields} label={t('kept.endOf', { what, body })}>
                            {t('kept.end')}
                          </ButtonForm>
                        </li>
                      );
                    })}
                  </ul>
                </li>
              );
            })}
          </ul>
        </Section>
      </div>
    </AdminPage>
  );
}

function byBody(kept: readonly KeptRow[]) {
  const codes = [...new Set(kept.map(({ organisation }) => organisation.code))];
  return codes.flatMap((code) => {
    const rows = kept.filter(({ organisation }) => organisation.code === code);
    return rows[0] ? [{ organisation: rows[0].organisation, rows }] : [];
  });
}
