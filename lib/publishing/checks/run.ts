import { checkConfidence } from './confidence';
import { checkHappened, checkPeriods } from './dates';
import { checkEmptied } from './emptied';
import type { Check, CheckedSet, Finding, Severity } from './finding';
import { checkLanguages, checkTranslations } from './languages';
import { checkReachable } from './links';
import { checkLookAlike } from './look-alike';
import { checkMagnitude, checkRange, checkWhole } from './plausible';
import { checkQuotes } from './quote-number';
import { checkSourcesDated, checkSourcesGiven } from './sources-given';
import { checkTwoGroups } from './two-groups';
import { checkTwoValues } from './two-values';

const all: readonly Check[] = [
  checkTwoValues,
  checkEmptied,
  checkSourcesGiven,
  checkSourcesDated,
  checkQuotes,
  checkMagnitude,
  checkRange,
  checkWhole,
  checkHappened,
  checkPeriods,
  checkLanguages,
  checkTranslations,
  checkLookAlike,
  checkTwoGroups,
  checkConfidence,
  checkReachable,
];
const order: readonly Severity[] = ['block', 'warn', 'pass'];

/** Every finding about a submitted set, what blocks first. The same set gives the same findings in the same order. */
export function runChecks(set: CheckedSet): Finding[] {
  const findings = all.flatMap((check) => check(set));
  return order.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}

/** Whether anything found stops publishing. */
export const isBlocked = (findings: readonly Finding[]): boolean => findings.some(({ severity }) => severity === 'block');
