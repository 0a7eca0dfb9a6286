import 'server-only';
import { getDocument } from '@/lib/documents/queries';
import { env } from '@/lib/env';
import { semicolons } from '@/lib/i18n/format';
import type { Locale, LocalizedText } from '@/lib/i18n/localized';
import { localize } from '@/lib/i18n/localized';
import type { Figure } from '@/lib/indicators/figure-queries';
import { type IndicatorBrief, listIndicators } from '@/lib/indicators/queries';
import type { Target } from '@/lib/indicators/target-queries';
import { type Body, listBodies } from '@/lib/organisations/queries';
import { firstDay, lastDay } from '@/lib/period';
import { getNewestEdition } from '@/lib/publishing/edition-queries';
import { listGoals, listTasks, type Task } from '@/lib/strategy/queries';
import type { GoalRecord } from '@/lib/strategy/schema';
import { xmlText } from '@/lib/xml-text';
import { allMessages } from './words';

/** StratML Part 2 (ISO 17469-2): plans and reports on them. */
const NAMESPACE = 'urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport';
const COUNTRY = 'vn';
const ISSUER = 'thutuong';
const STRATEGY = 'qd-411-ttg-2022';

type World = {
  locale: Locale;
  goals: readonly GoalRecord[];
  tasks: readonly Task[];
  indicators: ReadonlyMap<string, IndicatorBrief>;
  bodies: readonly Body[];
  units: Readonly<Record<string, string>>;
};

const element = (name: string, text: string | null | undefined): string => (text ? `<${name}>${xmlText(text)}</${name}>` : `<${name}/>`);

/** What must not be missing: where it is not in the language of the file, it stands in its own and says which. */
function named(name: string, text: LocalizedText, { locale }: World): string {
  const { words, lang } = localize(text, locale);
  return lang === locale ? element(name, words) : `<${name} xml:lang="${lang}">${xmlText(words)}</${name}>`;
}

/** What may be missing: only in the language of the file. */
const described = (text: LocalizedText | null, { locale }: World): string => element('Description', text?.[locale]);

const identifier = (kind: string, code: string): string => element('Identifier', `${env().PORTAL_URL}/id/${kind}/${code}`);

/** The Strategy as a plan with its targets and what was measured, in one language; what has to be named in another one is marked. */
export async function strategyPlan(locale: Locale): Promise<string> {
  const [document, goals, tasks, bodies, messages, newest] = await Promise.all([
    getDocument(STRATEGY),
    listGoals(),
    listTasks(),
    listBodies(),
    allMessages(),
    getNewestEdition(),
  ]);
  const indicators = await listIndicators({ codes: [...new Set([...goals, ...tasks].flatMap((one) => one.indicators))] });
  const { common } = messages[locale];
  const world: World = {
    locale,
    goals,
    tasks,
    bodies,
    indicators: new Map(indicators.map((indicator) => [indicator.code, indicator])),
    units: common.unit as unknown as Record<string, string>,
  };
  const of = (kind: string) => goals.filter((goal) => goal.kind === kind);
  const root = goals.find(({ code }) => code === 'g');
  const groups = tasks.filter(({ parent, kind }) => parent === null && kind === 'group');
  return [
    `<?xml version="1.0" encoding="UTF-8"?>\n<PerformancePlanOrReport xmlns="${NAMESPACE}" Type="Performance_Report" xml:lang="${locale}">`,
    document ? named('Name', document.title, world) : element('Name', STRATEGY),
    described(root?.description ?? null, world),
    element('OtherInformation', newest ? `${env().PORTAL_URL}/${locale}?edition=${newest.number}` : ''),
    '<StrategicPlanCore>',
    organization(ISSUER, world),
    `<Vision>${element(
      'Description',
      semicolons(
        of('vision').flatMap(({ title }) => title[locale] ?? []),
        locale,
      ),
    )}${identifier('goal', 'n')}</Vision>`,
    ...of('viewpoint').map(({ title, description }) => `<Value>${named('Name', title, world)}${described(description, world)}</Value>`),
    ...of('goal').map((goal) => goalXml(goal, world)),
    ...groups.map((group) => groupXml(group, world)),
    '</StrategicPlanCore>',
    '<AdministrativeInformation>',
    identifier('document', STRATEGY),
    element('StartDate', '2022-03-31'),
    element('EndDate', '2030-12-31'),
    newest ? element('PublicationDate', newest.publishedAt.slice(0, 10)) : '',
    element('Source', `${env().PORTAL_URL}/${locale}/strategy`),
    '</AdministrativeInformation>',
    '</PerformancePlanOrReport>\n',
  ].join('');
}

function organization(code: string, world: World): string {
  const body = world.bodies.find((one) => one.code === code);
  const name = body ? named('Name', body.name, world) : element('Name', code);
  return `<Organization>${name}${element('Acronym', body?.notation)}${identifier('organisation', code)}${element('Description', '')}</Organization>`;
}

function stakeholders(codes: readonly string[], world: World): string {
  return [...new Set(codes)]
    .map((code) => {
      const body = world.bodies.find((one) => one.code === code);
      return `<Stakeholder StakeholderTypeType="Organization">${body ? named('Name', body.name, world) : element('Name', code)}${element('Description', '')}</Stakeholder>`;
    })
    .join('');
}

type Entry = { kind: 'goal' | 'task'; code: string; notation: string; title: LocalizedText; description: LocalizedText | null };

const head = ({ kind, code, notation, title, description }: Entry, world: World): string =>
  named('Name', title, world) + described(description, world) + identifier(kind, code) + element('SequenceIndicator', notation);

function goalXml(goal: GoalRecord, world: World): string {
  const parts = world.goals.filter(({ parent }) => parent === goal.code);
  // A goal that the document does not divide is its own objective.
  const objectives = parts.length > 0 ? parts : [goal];
  return `<Goal>${head({ ...goal, kind: 'goal' }, world)}${stakeholders([...(goal.lead === null ? [] : [goal.lead]), ...goal.partners], world)}${element('OtherInformation', '')}${objectives
    .map((part) => objective({ ...part, kind: 'goal' }, part.lead === null ? [] : [part.lead], part.indicators, world))
    .join('')}</Goal>`;
}

function groupXml(group: Task, world: World): string {
  const parts = world.tasks.filter(({ parent }) => parent === group.code);
  return `<Goal>${head({ ...group, kind: 'task' }, world)}${element('OtherInformation', '')}${parts
    .map((task) =>
      objective(
        { ...task, kind: 'task' },
        task.facts.flatMap(({ kind, organisation }) => (kind === 'owner' && organisation !== null ? [organisation] : [])),
        task.indicators,
        world,
      ),
    )
    .join('')}</Goal>`;
}

function objective(entry: Entry, owners: readonly string[], indicators: readonly string[], world: World): string {
  return `<Objective>${head(entry, world)}${stakeholders(owners, world)}${element('OtherInformation', '')}${indicators
    .flatMap((code) => world.indicators.get(code) ?? [])
    .map((indicator) => performance(indicator, world))
    .join('')}</Objective>`;
}

/** What is measured: each target of the country with its day, each newest figure with its period; numbers as they are published. */
function performance(indicator: IndicatorBrief, world: World): string {
  const targets = indicator.targets.filter(({ area, low, high }) => area === COUNTRY && (low !== null || high !== null));
  const figures = indicator.figures.filter(({ status }) => status !== 'forecast');
  return `<PerformanceIndicator ValueChainStage="Outcome">${element('SequenceIndicator', indicator.code)}${named('MeasurementDimension', indicator.name, world)}${element('UnitOfMeasurement', world.units[indicator.unit] ?? indicator.unit)}${identifier('indicator', indicator.code)}${targets
    .map((target) => `<MeasurementInstance>${targetXml(target)}</MeasurementInstance>`)
    .join(
      '',
    )}${figures.map((figure) => `<MeasurementInstance>${figureXml(figure)}</MeasurementInstance>`).join('')}</PerformanceIndicator>`;
}

function targetXml({ comparator, low, high, deadline, document }: Target): string {
  const number = low !== null && high !== null && low !== high ? `${low}–${high}` : (low ?? high);
  return `<TargetResult>${element('NumberOfUnits', number)}${element('Description', [comparator, number, document].filter(Boolean).join(' '))}${deadline === null ? '' : element('EndDate', lastDay(deadline))}</TargetResult>`;
}

function figureXml({ value, qualifier, period, release, status }: Figure): string {
  return `<ActualResult>${element('NumberOfUnits', value)}${element('Description', `${qualifier} ${value} (${status}, ${release})`)}${element('StartDate', firstDay(period))}${element('EndDate', lastDay(period))}</ActualResult>`;
}
