import { PageHead } from '@/components/ui/page-head';
import { localize } from '@/lib/i18n/localized';
import type { OrganisationRecord } from '@/lib/organisations/schema';
import { standingOn } from '@/lib/organisations/standing';
import { tallyStates } from '@/lib/strategy/lateness';
import { setBodyTitle } from './body-title';
import { organisationFinding } from './finding';
import type { OrganisationWords } from './words';

/** A body on a day before it was formed: there is nothing to say of it yet. */
export function UnformedBody({ body, words }: { body: OrganisationRecord; words: OrganisationWords }) {
  const { t, locale, view } = words;
  const title = organisationFinding(
    {
      name: localize(body.name, locale).words,
      isClass: false,
      standing: standingOn(body, view.day),
      tasks: 0,
      tally: tallyStates([]),
      heirs: 0,
    },
    words,
  );
  return <PageHead title={setBodyTitle(title, locale)} state={<a href={`/${locale}/organisations/${body.code}`}>{t('now')}</a>} />;
}
