import { getTranslations } from 'next-intl/server';
import { AdminPage } from '@/components/admin/admin-page';
import { FigureEditor } from '@/components/admin/records/figure-editor';
import { RecordedTable, StagedTable } from '@/components/admin/records/figure-tables';
import { NoRecord } from '@/components/admin/records/no-record';
import { OneButtonForm } from '@/components/admin/records/one-button-form';
import { SetBox } from '@/components/admin/records/set-box';
import { TypingOffer } from '@/components/admin/records/typing-offer';
import { ListPages } from '@/components/ui/list-pages';
import { Notice } from '@/components/ui/notice';
import { blankForm } from '@/lib/admin-form';
import { requireViewer } from '@/lib/auth/session';
import { labelled } from '@/lib/i18n/format';
import { type Locale, localize } from '@/lib/i18n/localized';
import { sheetOf } from '@/lib/publishing/columns/sheet';
import { FIGURES_PER_PAGE, getSeriesDesk } from '@/lib/publishing/desk-figures';
import { openSets } from '@/lib/publishing/desk-record';
import { removeStagedFigure, saveFigureForm } from '@/lib/publishing/figure-actions';
import { figureAddress } from '@/lib/publishing/figure-address';
import { chosenFigure, figureTyped, withAdded } from '@/lib/publishing/figure-desk';
import { formLabels } from '@/lib/publishing/form-labels';
import { formOptions } from '@/lib/publishing/form-options';
import { type Asked, readAsked } from '@/lib/publishing/list-address';
import { forgetTyping, noteTyping } from '@/lib/publishing/record-actions';
import { setChoices, typingOf, withOpenSet } from '@/lib/publishing/record-desk';
import { code as codeSchema } from '@/lib/record';

const one = (value: string | string[] | undefined): string | undefined => (typeof value === 'string' ? value : undefined);

/** The figures of one series, and the form of the one that is chosen or new. */
export async function SeriesScreen({ locale, series, query }: { locale: Locale; series: string; query: Asked }) {
  const { page } = readAsked(query);
  const figure = one(query.figure) ?? '';
  const form = figureAddress(series, figure);
  const viewer = await requireViewer(locale, form);
  const desk = codeSchema.safeParse(series).success ? await getSeriesDesk(viewer, series, page) : null;
  const chosen = desk && (await chosenFigure(desk, figure));
  if (!desk || chosen === null) return <NoRecord locale={locale} viewer={viewer} room="figures" />;
  const sheet = sheetOf('figure');
  const [t, r, pages, fields, units, sets, options] = await Promise.all([
    getTranslations({ locale, namespace: 'records.figures' }),
    getTranslations({ locale, namespace: 'records' }),
    getTranslations({ locale, namespace: 'records.pages' }),
    getTranslations({ locale, namespace: 'changes.field' }),
    getTranslations({ locale, namespace: 'common.unit' }),
    openSets(viewer),
    formOptions(viewer, sheet, locale),
  ]);
  const choices = await setChoices(sets, desk.bodies, locale, (key, values) => r(`edit.${key}`, values));
  const mayEdit = desk.bodies.length > 0;
  const added = { source: one(query.source), release: one(query.release), set: one(query.set) };
  const standing = figureTyped(locale, desk, figure, chosen);
  const kept = await typingOf(viewer, form, { held: one(query.held), isTakenBack: query.typing === '1' }, standing);
  const typed = withOpenSet(withAdded(kept.typed, added, choices), choices, chosen.changeSet);
  const areaName = (code: string) => options.area?.find(({ value }) => value === code)?.label ?? code;
  const address = (of: string) => `/${locale}${figureAddress(series, of)}`;
  const title = localize(desk.name, locale).words;
  const saved = one(query.saved);
  return (
    <AdminPage
      locale={locale}
      viewer={viewer}
      path={form}
      room="figures"
      title={title}
      current={series}
      kick={<a href={`/${locale}/indicators/${desk.indicator.code}`}>{localize(desk.indicator.name, locale).words}</a>}
      state={labelled(fields('unit'), units(desk.unit as Parameters<typeof units>[0]), locale)}
      messages={['records']}
    >
      <div className="wrap record-page">
        <div>
          {saved && /^\d{1,9}$/.test(saved) && (
            <div role="status">
              <Notice kind="plain">
                {t.rich('saved', {
                  set: () => <a href={`/${locale}/admin/change-sets/${saved}`}>{r('head.set', { number: saved })}</a>,
                })}
              </Notice>
            </div>
          )}
          {!mayEdit && <p className="measure">{t('readOnly')}</p>}
          {desk.elsewhere > 0 && <Notice>{t('elsewhere', { count: desk.elsewhere })}</Notice>}
          {mayEdit && figure !== '' && (
            <section aria-labelledby="figure-form">
              <h2 id="figure-form">{t(chosen.stage === 'new' ? 'newTitle' : chosen.stage === 'staged' ? 'stagedTitle' : 'editTitle')}</h2>
              {chosen.figure && (
                <p>
                  {t('which', {
                    period: chosen.figure.period,
                    area: areaName(chosen.figure.area),
                    release: chosen.figure.release,
                  })}
                </p>
              )}
              {kept.offer && <TypingOffer locale={locale} form={form} savedAt={kept.offer} forget={forgetTyping} />}
              <FigureEditor
                action={saveFigureForm}
                keep={noteTyping}
                blank={blankForm(typed)}
                locale={locale}
                form={form}
                labels={await formLabels(sheet, typed, locale)}
                options={options}
                sets={choices}
                isKept={chosen.stage === 'recorded'}
              />
            </section>
          )}
          {mayEdit && figure === '' && (
            <p className="buttons">
              <a className="btn" href={address('new')}>
                {t('new')}
              </a>
            </p>
          )}
          <StagedTable
            locale={locale}
            figures={desk.staged}
            areaName={areaName}
            address={address}
            remove={({ changeSet, position }) => (
              <OneButtonForm
                action={removeStagedFigure}
                address={address('')}
                button={t('remove')}
                blank={blankForm({
                  form_locale: [locale],
                  series: [series],
                  form_draft: [String(changeSet)],
                  form_position: [String(position)],
                })}
              />
            )}
          />
          <RecordedTable
            locale={locale}
            figures={desk.figures}
            caption={t('recorded', { count: desk.total })}
            mayEdit={mayEdit}
            areaName={areaName}
            address={address}
          />
          <ListPages
            words={(key) => pages(key)}
            page={page}
            pages={Math.ceil(desk.total / FIGURES_PER_PAGE)}
            address={(next) => `${address('')}&page=${next}`}
          />
        </div>
        {mayEdit && <SetBox locale={locale} sets={sets} />}
      </div>
    </AdminPage>
  );
}
