import { getTranslations } from 'next-intl/server';
import { Section } from '@/components/ui/section';
import { setTitle } from '@/components/ui/title';
import { SNIPPET_NAMES, type Snippet, snippetsOf } from '@/lib/catalog/api-snippets';
import type { Locale } from '@/lib/i18n/localized';

/** Programs to copy: what stands in them runs as it is. */
export async function ExamplesSection({ locale, api }: { locale: Locale; api: string }) {
  const t = await getTranslations({ locale, namespace: 'api.examples' });
  const { figures, asOf, changes } = snippetsOf(api);
  return (
    <Section id="examples" rail={t('rail')} heading={setTitle(t('heading'), locale)} sub={t('sub')}>
      <Task title={t('figures')} snippets={figures} />
      <Task title={t('asOf')} snippets={asOf} />
      <Task title={t('changes')} snippets={changes} />
    </Section>
  );
}

function Task({ title, snippets }: { title: string; snippets: readonly Snippet[] }) {
  return (
    <div className="snippets">
      <h3>{title}</h3>
      {snippets.map(({ language, code }) => (
        <figure key={language}>
          <figcaption className="small mute">{SNIPPET_NAMES[language]}</figcaption>
          <pre data-snippet={language} translate="no">
            <code>{code}</code>
          </pre>
        </figure>
      ))}
    </div>
  );
}
