import { getMessages, getTranslations } from 'next-intl/server';
import { Section } from '@/components/ui/section';
import type { Locale } from '@/lib/i18n/localized';

/** In the order in which a newcomer needs them. */
const TOPICS = [
  'sign-in',
  'change',
  'figures',
  'import',
  'checks',
  'hand-in',
  'review',
  'schedule',
  'correct',
  'translate',
  'scripts',
] as const;

/** How the wing is worked with, step by step. */
export async function HelpSections({ locale }: { locale: Locale }) {
  const [t, { help }] = await Promise.all([getTranslations({ locale, namespace: 'help' }), getMessages({ locale })]);
  return (
    <>
      <nav aria-label={t('contents')}>
        <ul className="help-contents">
          {TOPICS.map((topic) => (
            <li key={topic}>
              <a href={`#${topic}`}>{t(`sections.${topic}.title`)}</a>
            </li>
          ))}
        </ul>
      </nav>
      {TOPICS.map((topic) => (
        <Section key={topic} id={topic} rail={t(`sections.${topic}.title`)}>
          <p className="measure">{t(`sections.${topic}.intro`)}</p>
          <ol className="help-steps">
            {Object.entries(help.sections[topic].steps).map(([place, step]) => (
              <li key={place}>{step}</li>
            ))}
          </ol>
        </Section>
      ))}
    </>
  );
}
