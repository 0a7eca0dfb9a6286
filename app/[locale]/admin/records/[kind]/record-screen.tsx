import { getTranslations } from 'next-intl/server';
import { AdminPage } from '@/components/admin/admin-page';
import { recordForms } from '@/components/admin/forms/registry';
import { DraftNotes } from '@/components/admin/records/draft-notes';
import { NoRecord } from '@/components/admin/records/no-record';
import { OneButtonForm } from '@/components/admin/records/one-button-form';
import { RecordEditor } from '@/components/admin/records/record-editor';
import { RecordFacts } from '@/components/admin/records/record-facts';
import { RecordHead } from '@/components/admin/records/record-head';
import { SetBox } from '@/components/admin/records/set-box';
import { TypingOffer } from '@/components/admin/records/typing-offer';
import { WithdrawForm } from '@/components/admin/records/withdraw-form';
import { blankForm } from '@/lib/admin-form';
import { requireViewer } from '@/lib/auth/session';
import { type Locale, localize } from '@/lib/i18n/localized';
import { sheetOf } from '@/lib/publishing/columns/sheet';
import { getDeskRecord, openSets } from '@/lib/publishing/desk-record';
import { editedBodies } from '@/lib/publishing/desk-records';
import { subjectOf } from '@/lib/publishing/difference';
import { fieldWords } from '@/lib/publishing/field-words';
import { formLabels } from '@/lib/publishing/form-labels';
import { formOptions } from '@/lib/publishing/form-options';
import { KINDS, kindNamed } from '@/lib/publishing/kinds';
import { discardRecord, forgetTyping, noteTyping, saveRecord, withdrawRecord } from '@/lib/publishing/record-actions';
import { carriedOf, setChoices, shownRecord, typingOf, withOpenSet } from '@/lib/publishing/record-desk';
import { code as codeSchema } from '@/lib/record';

export type RecordQuery = Readonly<Record<string, string | string[] | undefined>>;
type RecordScreenProps = { locale: Locale; kind: string; code: string; query: RecordQuery };

const one = (value: string | string[] | undefined): string | undefined => (typeof value === 'string' ? value : undefined);

/** The page of one record, or, without a code, of a new one. */
export async function RecordScreen({ locale, kind, code, query }: RecordScreenProps) {
  const form = `/admin/records/${kind}/${code || 'new'}`;
  const asked = new URLSearchParams(
    Object.entries(query).flatMap(([key, value]) => (one(value) === undefined ? [] : [[key, value as string]])),
  );
  const viewer = await requireViewer(locale, asked.size > 0 ? `${form}?${asked}` : form);
  const Form = recordForms[kind];
  const isKnown = KINDS.some((known) => known.kind === kind) && Form !== undefined && (code === '' || codeSchema.safeParse(code).success);
  const record = isKnown && code !== '' ? await getDeskRecord(viewer, kind, code) : null;
  const bodies = record?.bodies ?? editedBodies(viewer);
  if (!isKnown || (code === '' ? bodies.length === 0 : record === null)) return <NoRecord locale={locale} viewer={viewer} room="records" />;
  const sheet = sheetOf(kind);
  const [t, changes, sets, options] = await Promise.all([
    getTranslations({ locale, namespace: 'records' }),
    getTranslations({ locale, namespace: 'changes' }),
    openSets(viewer),
    formOptions(viewer, sheet, locale),
  ]);
  const choices = await setChoices(sets, bodies, locale, (key, values) => t(`edit.${key}`, values));
  const standing = {
    ...(record ? shownRecord(sheet, record) : {}),
    ...carriedOf(locale, kind, code, record),
    form_back: [one(query.back) ?? ''],
  };
  const kept = await typingOf(viewer, form, { held: one(query.held), isTakenBack: query.typing === '1' }, standing);
  const typed = withOpenSet(kept.typed, choices, record?.own?.changeSet ?? null);
  const kindName = changes(`kind.${kind}` as Parameters<typeof changes>[0]);
  const shown = record?.own?.record ?? record?.published?.record;
  const name = shown && subjectOf(kind, shown).name;
  const title = code === '' ? t('edit.newTitle', { kind: kindName }) : name ? localize(name, locale).words : code;
  const mayEdit = code === '' || bodies.length > 0;
  const published = record?.published ?? null;
  const address = `/${locale}${form}`;
  return (
    <AdminPage
      locale={locale}
      viewer={viewer}
      path={form}
      room="records"
      above={[{ label: kindName, href: `/${locale}/admin/records/${kind}` }]}
      title={title}
      current={code || t('edit.newCrumb')}
      kick={kindName}
      messages={['records']}
    >
      <div className="wrap record-page">
        <div>
          <RecordHead
            locale={locale}
            code={code}
            published={published}
            draft={record?.own ?? null}
            saved={one(query.saved)}
            href={published && !published.isWithdrawn ? kindNamed(kind).href(code) : null}
          />
          <DraftNotes locale={locale} drafts={record?.others ?? []} />
          {kept.offer && <TypingOffer locale={locale} form={form} savedAt={kept.offer} forget={forgetTyping} />}
          {mayEdit ? (
            <RecordEditor
              action={saveRecord}
              keep={noteTyping}
              blank={blankForm(typed)}
              locale={locale}
              form={form}
              labels={await formLabels(sheet, typed, locale)}
              sets={choices}
              stage={code === '' ? 'new' : published ? 'published' : 'draft'}
            >
              <Form options={options} isNew={code === ''} />
            </RecordEditor>
          ) : (
            <RecordFacts
              locale={locale}
              typed={standing}
              labels={await formLabels(sheet, standing, locale)}
              said={fieldWords(sheet, options, locale)}
            />
          )}
          {mayEdit && record?.own && (
            <OneButtonForm
              action={discardRecord}
              address={address}
              button={t('discard.button')}
              blank={blankForm({ ...carriedOf(locale, kind, code, record), form_draft: [String(record.own.changeSet)] })}
            />
          )}
          {mayEdit && published && !published.isWithdrawn && (
            <WithdrawForm
              action={withdrawRecord}
              address={address}
              blank={blankForm({ ...carriedOf(locale, kind, code, record), form_set: typed.form_set ?? [] })}
            />
          )}
        </div>
        {editedBodies(viewer).length > 0 && <SetBox locale={locale} sets={sets} />}
      </div>
    </AdminPage>
  );
}
