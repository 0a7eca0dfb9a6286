const special = /[&<>"'\p{Cc}\p{Cs}\ufffe\uffff]/u;
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A text as it may stand in XML or HTML, between tags or in quotes; ends of lines stay, and what XML 1.0 cannot hold is marked as lost. */
export const xmlText = (text: string): string =>
  special.test(text)
    ? text.replace(/[&<>"']/g, (sign) => entities[sign] as string).replace(/(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '\ufffd')
    : text;
