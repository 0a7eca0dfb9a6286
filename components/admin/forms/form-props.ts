import type { Choice } from '../fields/choice-field';

/** What the fields of a kind are given. A form of a kind is its fields only: shell, body, change set and nature stand around it. */
export type FormProps = {
  /** Choices by the name of their column, records to name by their kind. */
  options: Readonly<Record<string, readonly Choice[]>>;
  isNew: boolean;
};
