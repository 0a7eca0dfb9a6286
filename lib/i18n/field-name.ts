/** A translator of the messages `changes`, whatever it was made by. */
type Translator = { (key: never): string; has(key: never): boolean };

/** What a field is called: the kind's own word for it, else the one that all kinds share, else its key. */
export function fieldName(t: Translator, kind: string | null, field: string): string {
  const key = [`ownField.${kind}.${field}`, `field.${field}`].find((one) => t.has(one as never));
  return key === undefined ? field : t(key as never);
}
