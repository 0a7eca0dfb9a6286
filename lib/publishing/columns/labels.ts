/** Where among the messages the names of codes stand, by kind and field, or by the field alone. */
const PLACES: Readonly<Record<string, string>> = {
  unit: 'common.unit',
  status: 'common.obsStatus',
  confidence: 'common.confidence',
  direction: 'indicators.direction',
  frequency: 'indicators.frequency',
  timeBasis: 'indicators.basis',
  price: 'indicators.price',
  areaScheme: 'areas.scheme',
  scheme: 'areas.scheme',
  relation: 'documents.relations.does',
  ownership: 'platforms.ownership',
  measure: 'platforms.users',
  qualifier: 'ingest.sign',
  comparator: 'ingest.sign',
  'indicator.category': 'indicators.category',
  'area.kind': 'areas.kind',
  'document.kind': 'documents.kind',
  'event.kind': 'events.kind',
  'article.kind': 'news.kind',
  'source.kind': 'sources.kind',
  'target.kind': 'indicators.targets.kinds',
  'task-fact.kind': 'strategy.timeline.kind',
  'organisation.kind': 'organisations.kind',
  'conflict.kind': 'conflicts.kind',
  'goal.kind': 'ingest.goalKind',
  'task.kind': 'ingest.taskKind',
  'platform.category': 'platforms.category',
  'platform.sector': 'platforms.sector',
};

/** Where among the messages the names of a field's codes stand; undefined where they have none. */
export const labelPlace = (kind: string, field: string): string | undefined => PLACES[`${kind}.${field}`] ?? PLACES[field];
