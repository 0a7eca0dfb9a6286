import { aboutFigure, aboutRecord, type Check, isKept, passed } from './finding';
import { fieldOf, partsOf } from './parts';

/** What the editor is not sure of is looked at by a second person with that in mind. */
export const checkConfidence: Check = ({ records, figures }) => {
  const stated = records.filter(isKept).flatMap((record) =>
    partsOf(record.after).flatMap((part) => {
      const { confidence } = part.values;
      return typeof confidence === 'string' ? [{ record, field: fieldOf(part, 'confidence'), confidence }] : [];
    }),
  );
  const kept = figures.filter(isKept);
  const findings = [
    ...stated.filter(({ confidence }) => confidence === 'low').map(({ record, field }) => aboutRecord(record, 'confidence', 'warn', field)),
    ...kept.filter(({ confidence }) => confidence === 'low').map((figure) => aboutFigure(figure, 'confidence', 'warn', 'confidence')),
  ];
  return [...findings, ...passed('confidence', stated.length + kept.length - findings.length)];
};
