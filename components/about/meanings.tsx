import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { statusKinds } from '@/components/strategy/words';
import { Status } from '@/components/ui/status';
import type { Locale } from '@/lib/i18n/localized';

const indicatorStatuses = ['achieved', 'on-track', 'at-risk', 'behind', 'no-data'] as const;
const taskStates = ['late', 'overdue-no-report', 'done-on-time', 'done-late', 'done-day-unknown', 'done', 'open', 'undated'] as const;
const numberStatuses = ['final', 'provisional', 'estimate', 'forecast'] as const;

/** Every status with the mark and the word that the other pages use, what it means, and the rule behind it. */
export async function Meanings({ locale }: { locale: Locale }) {
  const [t, common] = await Promise.all([
    getTranslations({ locale, namespace: 'about.statuses' }),
    getTranslations({ locale, namespace: 'common' }),
  ]);
  const rule = (id: string) => `/${locale}/method#${id}`;
  return (
    <>
      <Meaning
        heading={t('indicators')}
        rule={{ href: rule('status'), label: t('indicatorRule') }}
        entries={indicatorStatuses.map((status) => ({
          key: status,
          term: <Status kind={status} label={common(`status.${status}`)} />,
          meaning: t(`indicator.${status}`),
        }))}
      />
      <Meaning
        heading={t('tasks')}
        rule={{ href: rule('task-state'), label: t('taskRule') }}
        entries={taskStates.map((state) => ({
          key: state,
          term: <Status kind={statusKinds[state]} label={common(`taskKind.${state}`)} />,
          meaning: t(`task.${state}`),
        }))}
      />
      <Meaning
        heading={t('numbers')}
        rule={{ href: rule('vintage'), label: t('numberRule') }}
        entries={numberStatuses.map((status) => ({
          key: status,
          term: common(`obsStatus.${status}`),
          meaning: t(`number.${status}`),
        }))}
      />
    </>
  );
}

type MeaningProps = {
  heading: string;
  rule: { href: string; label: string };
  entries: { key: string; term: ReactNode; meaning: string }[];
};

function Meaning({ heading, rule, entries }: MeaningProps) {
  return (
    <>
      <h3>{heading}</h3>
      <dl className="facts meanings">
        {entries.map(({ key, term, meaning }) => (
          <div key={key}>
            <dt>{term}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <p className="small">
        <a href={rule.href}>{rule.label}</a>
      </p>
    </>
  );
}
