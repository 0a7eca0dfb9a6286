import type { ReactNode } from 'react';
import { ActionForm } from '@/components/admin/action-form';
import { AdminPage } from '@/components/admin/admin-page';
import { SetImports } from '@/components/admin/import/set-imports';
import { AuthorSections } from '@/components/admin/review/author-sections';
import { ChangesSection } from '@/components/admin/review/changes-section';
import { ChecksSection } from '@/components/admin/review/checks-section';
import { CommentsSection, type CommentTarget } from '@/components/admin/review/comments-section';
import { DecisionSection } from '@/components/admin/review/decision-section';
import { EvidenceSection } from '@/components/admin/review/evidence-section';
import { FiguresSection } from '@/components/admin/review/figures-section';
import { type SetForm, SetReference } from '@/components/admin/review/form-parts';
import { HistorySection } from '@/components/admin/review/history-section';
import { ImpactSection } from '@/components/admin/review/impact-section';
import { contentsOf, type ReviewWords, reviewWords } from '@/components/admin/review/words';
import { setTitle } from '@/components/ui/title';
import { blankForm, type FormState, oneOf } from '@/lib/admin-form';
import type { Viewer } from '@/lib/auth/viewer';
import { type Locale, localize } from '@/lib/i18n/localized';
import type { ImportBrief } from '@/lib/ingest/import-queries';
import type { Finding } from '@/lib/publishing/checks/finding';
import { RECORDS_PER_PAGE, type SetDetail, type SetPages } from '@/lib/publishing/desk-set';
import type { Impact } from '@/lib/publishing/impact-shape';
import { REVIEWED_PER_PAGE } from '@/lib/publishing/reviewed-figures';
import { commentOnField, decideSet, handInSet, settle, takeBackSet, takeOut } from '@/lib/publishing/set-actions';
import { findingLines } from './finding-lines';

/** With more figures than this their quotes stand in their rows. */
const fewFigures = 20;

type SetScreenProps = {
  locale: Locale;
  viewer: Viewer;
  path: string;
  set: SetDetail;
  pages: SetPages;
  findings: readonly Finding[];
  /** Null where nothing is to be published any more. */
  impact: Impact | 'large' | null;
  /** The files it was imported from. */
  imports: readonly ImportBrief[];
  /** What was sent after a session had ended. */
  typed: FormState['typed'];
  /** What somebody chose to comment on: `kind/code/field`. */
  on: string | null;
};

export async function SetScreen({ locale, viewer, path, set, pages, findings, impact, imports, typed, on }: SetScreenProps) {
  const words = await reviewWords(locale, set);
  const { t } = words;
  const told = await findingLines(findings, set, words);
  const address = `/${locale}${path}`;
  const form: SetForm = { locale, number: set.number, address };
  const withQuotes = set.figures.total > fewFigures;
  const place = (list: keyof SetPages, total: number, perPage: number) => ({
    page: pages[list],
    pages: Math.ceil(total / perPage),
    address: (to: number) =>
      `${address}?${new URLSearchParams({ ...asText(pages), [list]: String(to) })}#${list === 'records' ? 'changes' : 'figures'}`,
  });
  const commentOn = (target: string) => `${address}?${new URLSearchParams({ ...asText(pages), on: target })}#comments`;
  const isStopped = impact !== null && impact !== 'large' && impact.stopped !== null;
  const fourEyes = { key: 'four-eyes', severity: 'pass', words: t('checks.fourEyes'), subject: null, field: null } as const;
  const contents = (
    <>
      <ChangesSection {...{ set, words, commentOn }} lines={told.own} place={place('records', set.records.total, RECORDS_PER_PAGE)} />
      <FiguresSection
        {...{ set, words, commentOn, withQuotes }}
        lines={told.byPosition}
        place={place('figures', set.figures.total, REVIEWED_PER_PAGE)}
        perPage={REVIEWED_PER_PAGE}
      />
    </>
  );
  const title = localize(set.title, locale);
  return (
    <AdminPage
      {...{ locale, viewer, path }}
      room="changeSets"
      current={t('current', { number: String(set.number) })}
      kick={t('kick', { number: String(set.number) })}
      title={<span lang={title.lang === locale ? undefined : title.lang}>{setTitle(title.words, title.lang)}</span>}
      lede={lede(set, told.blocks, impact !== null, words)}
      state={<Standing set={set} words={words} />}
    >
      <div className="wrap">
        {set.may.edit ? (
          <ActionForm className="wide" action={takeOut} blank={blankForm()} address={address}>
            <SetReference {...form} />
            {contents}
          </ActionForm>
        ) : (
          contents
        )}
        <SetImports locale={locale} imports={imports} />
        <EvidenceSection set={set} words={words} withFigures={!withQuotes} />
        {impact !== null && (
          <ChecksSection
            rail={t('checks.rail')}
            note={t('checks.note')}
            lines={set.may.decide ? [...told.lines, fourEyes] : told.lines}
            severity={(of) => told.severity[of]}
          />
        )}
        {impact !== null && <ImpactSection impact={impact} words={words} />}
        <HistorySection set={set} words={words} />
        <CommentsSection
          {...{ set, words, form, typed }}
          target={targetOf(on, set) ?? heldTarget(typed)}
          answerAt={on === null ? address : `${address}?${new URLSearchParams({ ...asText(pages), on })}`}
          actions={{ comment: commentOnField, settle }}
        />
        {set.may.decide && (
          <DecisionSection
            {...{ set, words, form, typed }}
            action={decideSet}
            stop={told.blocks > 0 ? 'blocked' : isStopped ? 'stopped' : null}
          />
        )}
        <AuthorSections {...{ set, words, form, typed }} actions={{ handIn: handInSet, takeBack: takeBackSet }} />
      </div>
    </AdminPage>
  );
}

const asText = ({ records, figures }: SetPages): Record<string, string> => ({
  ...(records > 1 ? { records: String(records) } : {}),
  ...(figures > 1 ? { figures: String(figures) } : {}),
});

function lede(set: SetDetail, blocks: number, isChecked: boolean, words: ReviewWords): string {
  const contents = contentsOf({ records: set.records.total, figures: set.figures.total }, words);
  if (!isChecked) return words.t('summaryPlain', { contents });
  return words.t('summary', { contents, blocks, shown: words.changes.count(blocks) });
}

/** Where the set stands, who prepared it and what the reader of this page may do. */
function Standing({ set, words }: { set: SetDetail; words: ReviewWords }): ReactNode {
  const { t, name, when, locale, changes } = words;
  const author = { name: set.author.name ?? t('unnamed'), role: t(`role.${set.author.role}`) };
  const prepared =
    set.organisation === null
      ? t('preparedPortal', author)
      : t('prepared', { ...author, body: name({ kind: 'organisation', code: set.organisation }) });
  const mine = set.may.decide ? t('yours.decide') : set.isFourEyes ? t('yours.four-eyes') : null;
  return (
    <div className="set-standing">
      <p>
        <b>{t(`state.${set.state}`)}</b>
      </p>
      <p className="small mute">
        {prepared} {mine}
      </p>
      {JSON.stringify(set.reason) !== JSON.stringify(set.title) && (
        <p className="small">{t('reason', { words: localize(set.reason, locale).words })}</p>
      )}
      {set.publishAt !== null && set.state === 'scheduled' && <p className="small">{t('waits', { when: when(set.publishAt) })}</p>}
      {set.edition !== null && set.publishedAt !== null && (
        <p className="small">
          {t('isPublished', { edition: changes.count(set.edition), when: when(set.publishedAt) })}{' '}
          <a href={`/${locale}/changes/${set.edition}`}>{t('openEdition', { edition: changes.count(set.edition) })}</a>
        </p>
      )}
    </div>
  );
}

/** `kind/code/field` of a record on the page, or `figures/position/field` of a figure, which is known by its key. */
function targetOf(on: string | null, set: SetDetail): CommentTarget | null {
  const [kind = '', code = '', field = ''] = (on ?? '').split('/');
  if (!/^[A-Za-z]{1,40}$/.test(field)) return null;
  if (kind === 'figures') {
    const figure = set.figures.items.find(({ position }) => String(position) === code);
    return figure ? { kind, subject: [figure.series, figure.period, figure.area, figure.release].join(' '), field } : null;
  }
  return set.records.items.some((record) => record.kind === kind && record.code === code) ? { kind, subject: code, field } : null;
}

function heldTarget(typed: FormState['typed']): CommentTarget | null {
  const [kind, subject, field] = ['form_kind', 'form_subject', 'form_field'].map((name) => oneOf(typed, name));
  return kind && subject && field ? { kind, subject, field } : null;
}
