import type { ReactNode } from 'react';
import { ExternalLink } from '@/components/sources/source-about';
import { Facts } from '@/components/ui/facts';
import { Localized } from '@/components/ui/localized';
import { Section } from '@/components/ui/section';
import { SourceMarks, type SourceReference } from '@/components/ui/source-mark';
import { addressOf } from '@/lib/http/address';
import { localize } from '@/lib/i18n/localized';
import type { PlatformFilter } from '@/lib/platforms/list-sql';
import type { PlatformRecord } from '@/lib/platforms/schema';
import type { Topic } from '@/lib/topics/queries';
import type { PlatformWords } from './words';

type Props = { platform: PlatformRecord; topics: readonly Topic[]; marks: SourceReference[]; words: PlatformWords };

/** Who runs the platform and what is known of it; each thing that is not known says so and asks for it. */
export function PlatformAbout({ platform, topics, marks, words }: Props) {
  const { locale, view, t, common, strategy, href } = words;
  const { operators, ownership, category, sector, released, url, repository, licence, award } = platform;
  const topic = topics.find(({ code }) => code === platform.topic);
  const known = (field: string, detail: ReactNode) => ({
    term: field,
    detail: detail ?? words.unknown(`/platforms/${platform.code}`, field),
  });
  const others = (filter: PlatformFilter, name: string) => <a href={`/${locale}${addressOf('/platforms', view, filter)}`}>{name}</a>;
  const licenceWords = repository === null ? 'about.licenceOnly' : 'about.licenceOpen';
  return (
    <Section id="about" rail={t('about.rail')}>
      <Facts
        facts={[
          known(
            t('about.operator'),
            operators.length === 0
              ? null
              : operators.map((code) => (
                  <span key={code} className="block">
                    {strategy.lineage(code)}
                  </span>
                )),
          ),
          known(t('about.ownership'), others({ ownership }, t(`ownership.${ownership}`))),
          known(t('about.category'), others({ category }, words.category(category))),
          known(t('about.sector'), others({ sector }, words.sector(sector))),
          known(
            t('about.topic'),
            topic ? (
              <a href={href(`/topics/${topic.code}`)}>
                <Localized text={localize(topic.name, locale)} pageLocale={locale} />
              </a>
            ) : null,
          ),
          known(t('about.released'), released === null ? null : words.date(released)),
          known(t('about.url'), url === null ? null : <ExternalLink url={url} />),
          known(t('about.repository'), repository === null ? null : <ExternalLink url={repository} />),
          known(t('about.licence'), licence === null ? null : t(licenceWords, { licence })),
          known(t('about.award'), award === null ? null : <Localized text={localize(award, locale)} pageLocale={locale} />),
          known(
            t('about.confidence'),
            <>
              {common(`confidence.${platform.confidence}`)}
              <SourceMarks sources={marks} />
            </>,
          ),
        ]}
      />
    </Section>
  );
}
