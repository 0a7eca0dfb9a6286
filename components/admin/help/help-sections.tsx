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

/** Pages as they look in Vietnamese, in the pixels of their files. */
const PICTURES = { change: { file: 'record.jpg', height: 800 }, review: { file: 'review.jpg', height: 1260 } } as const;
const pictureWidth = 1024;

const hasPicture = (topic: string): topic is keyof typeof PICTURES => topic in PICTURES;

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
          {hasPicture(topic) && (
            // biome-ignore lint/performance/noImgElement: a small file of `public`, drawn once at its own size
            <img
              className="help-picture"
              src={`/help/${PICTURES[topic].file}`}
              width={pictureWidth}
              height={PICTURES[topic].height}
              loading="lazy"
              alt={t(`picture.${topic}`)}
            />
          )}
        </Section>
      ))}
    </>
  );
}
