import { groupNotes } from '@/components/strategy/task-group';
import { Filters } from '@/components/ui/filters';
import { ListPages } from '@/components/ui/list-pages';
import { Localized } from '@/components/ui/localized';
import { Notice } from '@/components/ui/notice';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { tasksOf } from '@/lib/catalog/readings/body-tasks';
import { addressOf } from '@/lib/http/address';
import { type Locale, localize } from '@/lib/i18n/localized';
import { takeovers } from '@/lib/organisations/lineage';
import type { Body } from '@/lib/organisations/queries';
import type { OrganisationList, OrganisationRow } from '@/lib/organisations/register-queries';
import { standingOn } from '@/lib/organisations/standing';
import type { View } from '@/lib/publishing/edition-queries';
import { foldTasks } from '@/lib/strategy/folded-task';
import type { Task } from '@/lib/strategy/queries';
import { type OrganisationWords, organisationWords } from './words';

export type RegisterProps = {
  locale: Locale;
  view: View;
  kind: string | undefined;
  page: number;
  perPage: number;
  list: OrganisationList;
  bodies: readonly Body[];
  tasks: readonly Task[];
};

/** Every body in the record by its name, with what it answers for. */
export async function RegisterPage({ locale, view, kind, page, perPage, list, bodies, ...records }: RegisterProps) {
  const words = await organisationWords(locale, view, bodies);
  const { t, common, strategy } = words;
  const tasks = foldTasks(records.tasks, view);
  const last = Math.ceil(list.total / perPage);
  const shown = strategy.count(list.total);
  const address = (to: number) => `/${locale}${addressOf('/organisations', view, { kind }, to)}`;
  return (
    <>
      <PageHead
        title={t('title')}
        lede={
          kind === undefined
            ? t('list.lede', { count: list.total, shown })
            : t('list.filteredLede', { count: list.total, shown, kind: words.kind(kind) })
        }
      />
      <div className="wrap">
        <Section rail={t('list.rail')} notes={[t('list.order'), ...(last > 1 ? [t('list.page', { page, last })] : [])]}>
          <Filters label={t('list.filter')} groups={[kindGroup({ list, kind }, words)]} />
          {list.items.length === 0 ? (
            <Notice kind="plain">{t('list.empty')}</Notice>
          ) : (
            <ul className="bodies">
              {list.items.map((row) => (
                <BodyRow key={row.code} row={row} tasks={tasks} words={words} />
              ))}
            </ul>
          )}
          <ListPages words={(key) => common(`pages.${key}`)} page={page} pages={last} address={address} />
        </Section>
      </div>
    </>
  );
}

function kindGroup({ list, kind }: { list: OrganisationList; kind: string | undefined }, words: OrganisationWords) {
  const { t, locale, view, common, strategy } = words;
  const address = (value: string | undefined) => `/${locale}${addressOf('/organisations', view, { kind: value })}`;
  const all = list.kinds.reduce((sum, { count }) => sum + count, 0);
  // A kind that no body has stays in sight while it is chosen.
  const kinds = kind === undefined || list.kinds.some(({ code }) => code === kind) ? list.kinds : [...list.kinds, { code: kind, count: 0 }];
  return {
    key: 'kind',
    label: t('list.kinds'),
    links: [
      { href: address(undefined), label: common('all'), count: strategy.count(all), isCurrent: kind === undefined },
      ...kinds.map(({ code, count }) => ({
        href: address(code),
        label: words.kind(code),
        count: strategy.count(count),
        isCurrent: code === kind,
      })),
    ],
  };
}

type RowProps = { row: OrganisationRow; tasks: Parameters<typeof tasksOf>[1]; words: OrganisationWords };

function BodyRow({ row, tasks, words }: RowProps) {
  const { t, locale, href, view, bodies, strategy } = words;
  const standing = standingOn(row, view.day);
  const own = tasksOf(row.code, tasks, { bodies, day: view.day });
  const heirs = takeovers(bodies, row.code, view).to;
  const notes =
    own.length === 0
      ? [t('list.noTasks')]
      : groupNotes(
          own.map(({ task }) => task),
          strategy,
        );
  return (
    <li>
      <div>
        <p className="title">
          <a href={href(`/organisations/${row.code}`)}>
            <Localized text={localize(row.name, locale)} pageLocale={locale} />
          </a>
        </p>
        <p className="small mute">{row.isClass ? t('list.class', { kind: words.kind(row.kind) }) : words.kind(row.kind)}</p>
      </div>
      <div className="small">
        <p>{words.standing(standing)}</p>
        {heirs.map(({ successor }) => (
          <p key={successor}>{t.rich('list.heir', { body: () => strategy.name(successor) })}</p>
        ))}
      </div>
      <div className="small">
        {notes.map((note, index) => (
          <p key={note} className={index === 0 && own.length > 0 ? undefined : 'mute'}>
            {index === 0 && own.length > 0 && standing.kind === 'ended' ? t('list.givenTasks', { count: own.length }) : note}
          </p>
        ))}
      </div>
    </li>
  );
}
