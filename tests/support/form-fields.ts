/** A control of a form as a browser sees it: `value` is null where it sends nothing. */
export type Control = { name: string; label: string; isRequired: boolean; value: string | null };

const tag = /<(input|textarea|select|label)\b([^>]*)>/g;
const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#x27;': "'" };
const decoded = (text: string): string => text.replace(/&(amp|lt|gt|quot|#x27);/g, (entity) => entities[entity] ?? entity);
const attribute = (attributes: string, name: string): string | undefined => {
  const found = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];
  return found === undefined ? undefined : decoded(found);
};
const has = (attributes: string, name: string): boolean => new RegExp(`(?:^|\\s)${name}(?:=|\\s|$)`).test(attributes);
const words = (html: string): string => decoded(html.replace(/<select[\s\S]*?<\/select>/g, '').replace(/<[^>]*>/g, '')).trim();

/** The controls of a form drawn by React, in their order, with what a browser would send for each. */
export function controlsOf(html: string): Control[] {
  const labels = new Map<string, string>();
  const controls: Control[] = [];
  let around: { label: string; end: number } | undefined;
  for (const { 0: whole, 1: kind, 2: attributes = '', index } of html.matchAll(tag)) {
    const from = index + whole.length;
    if (kind === 'label') {
      const end = html.indexOf('</label>', from);
      const label = words(html.slice(from, end));
      const of = attribute(attributes, 'for');
      if (of === undefined) around = { label, end };
      else labels.set(of, label);
      continue;
    }
    const name = attribute(attributes, 'name') ?? '';
    const label = attribute(attributes, 'aria-label') ?? (around && index < around.end ? around.label : '');
    const rest = html.slice(from);
    controls.push({
      name,
      label: label || `#${attribute(attributes, 'id')}`,
      isRequired: has(attributes, 'aria-required'),
      value: sent(kind ?? '', attributes, rest),
    });
  }
  return controls.map((control) => ({
    ...control,
    label: control.label.startsWith('#') ? (labels.get(control.label.slice(1)) ?? '') : control.label,
  }));
}

function sent(kind: string, attributes: string, rest: string): string | null {
  if (kind === 'textarea') return decoded(rest.slice(0, rest.indexOf('</textarea>')).replace(/^\n/, ''));
  if (kind === 'select') {
    const options = [...rest.slice(0, rest.indexOf('</select>')).matchAll(/<option\b([^>]*)>/g)].map(([, own = '']) => own);
    // Where no option is chosen, a browser shows and sends the first.
    const chosen = options.find((own) => has(own, 'selected')) ?? options[0];
    return chosen === undefined ? null : (attribute(chosen, 'value') ?? null);
  }
  const type = attribute(attributes, 'type');
  const value = attribute(attributes, 'value') ?? '';
  if (type === 'file') return null;
  if (type === 'checkbox') return has(attributes, 'checked') ? value : null;
  // A field of one line loses the ends of lines, an address also the spaces around it.
  const line = value.replace(/[\r\n]/g, '');
  return type === 'url' ? line.trim() : line;
}

/** What a browser would send, by name. */
export function typedIn(html: string): Record<string, string[]> {
  const typed: Record<string, string[]> = {};
  for (const { name, value } of controlsOf(html)) if (value !== null) typed[name] = [...(typed[name] ?? []), value];
  return typed;
}
