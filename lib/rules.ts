/** The rules by which this portal judges, as the method page publishes them. A changed rule gets a new version. */
import { VERSION as age } from './indicators/age';
import { VERSION as conflict } from './indicators/conflict';
import { VERSION as headline } from './indicators/headline';
import { VERSION as progress } from './indicators/progress';
import { VERSION as status } from './indicators/status';
import { VERSION as target } from './indicators/target';
import { VERSION as vintage } from './indicators/vintage';
import { VERSION as numberCheck } from './news/number-check';
import { VERSION as taskState } from './strategy/task-state';

/** `id` is the anchor on the method page; `message` is where its words stand in `messages/<locale>/method.json`. */
export const rules = [
  { id: 'status', version: status, message: 'rules.status' },
  { id: 'target', version: target, message: 'rules.target' },
  { id: 'progress', version: progress, message: 'rules.progress' },
  { id: 'age', version: age, message: 'rules.age' },
  { id: 'headline', version: headline, message: 'rules.headline' },
  { id: 'vintage', version: vintage, message: 'rules.vintage' },
  { id: 'conflict', version: conflict, message: 'rules.conflict' },
  { id: 'task-state', version: taskState, message: 'rules.task-state' },
  { id: 'number-check', version: numberCheck, message: 'rules.number-check' },
] as const;

export type RuleId = (typeof rules)[number]['id'];
