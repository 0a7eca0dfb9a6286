import type { ComponentType } from 'react';
import { AreaForm } from './area-form';
import { AreaSuccessionForm } from './area-succession-form';
import { ArticleForm } from './article-form';
import { ConflictForm } from './conflict-form';
import { DocumentForm } from './document-form';
import { DocumentRelationForm } from './document-relation-form';
import { EventForm } from './event-form';
import type { FormProps } from './form-props';
import { GoalForm } from './goal-form';
import { IndicatorForm } from './indicator-form';
import { OrganisationForm } from './organisation-form';
import { OrganisationSuccessionForm } from './organisation-succession-form';
import { PlatformForm } from './platform-form';
import { ReleaseForm } from './release-form';
import { ReplyForm } from './reply-form';
import { SeriesBreakForm } from './series-break-form';
import { SeriesForm } from './series-form';
import { SourceForm } from './source-form';
import { SynonymForm } from './synonym-form';
import { TargetForm } from './target-form';
import { TaskFactForm } from './task-fact-form';
import { TaskForm } from './task-form';
import { TermForm } from './term-form';
import { TopicForm } from './topic-form';

/** The fields of each kind, in the order in which an editor thinks of them. */
export const recordForms: Readonly<Record<string, ComponentType<FormProps>>> = {
  indicator: IndicatorForm,
  series: SeriesForm,
  'series-break': SeriesBreakForm,
  release: ReleaseForm,
  target: TargetForm,
  conflict: ConflictForm,
  goal: GoalForm,
  task: TaskForm,
  'task-fact': TaskFactForm,
  organisation: OrganisationForm,
  'organisation-succession': OrganisationSuccessionForm,
  area: AreaForm,
  'area-succession': AreaSuccessionForm,
  topic: TopicForm,
  document: DocumentForm,
  'document-relation': DocumentRelationForm,
  source: SourceForm,
  platform: PlatformForm,
  event: EventForm,
  article: ArticleForm,
  term: TermForm,
  synonym: SynonymForm,
  reply: ReplyForm,
};
