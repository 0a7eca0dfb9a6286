import type { ReactNode } from 'react';
import { DataTable } from '@/components/ui/data-table';
import { foreignLang, Localized } from '@/components/ui/localized';
import { Section } from '@/components/ui/section';
import { StampedSentence } from '@/components/ui/source-mark';
import type { DocumentRecord } from '@/lib/documents/schema';
import { localize } from '@/lib/i18n/localized';
import type { Target } from '@/lib/indicators/target-queries';
import type { PageContext } from './context';
import { capitalised } from './texts';

/** Every target that a document set, also those that are not judged; amended ones stay. */
export function targetsSection(context: PageContext, documents: readonly DocumentRecord[]): ReactNode {
  const { reading, texts, locale } = context;
  const { targets } = reading.indicator;
  const { t } = texts;
  if (targets.length === 0) {
    return (
      <Section id="targets" rail={t('targets.rail')}>
        <p>{t('targets.none')}</p>
      </Section>
    );
  }
  return (
    <Section
      id="targets"
      rail={t('targets.rail')}
      notes={[
        t('targets.note'),
        <a key="method" href={`/${locale}/method#target`}>
          {t('targets.method')}
        </a>,
      ]}
    >
      <DataTable
        caption={t('targets.caption')}
        stack
        columns={[
          { key: 'deadline', label: t('targets.deadline') },
          { key: 'target', label: t('table.target') },
          { key: 'document', label: t('targets.document') },
          { key: 'kind', label: t('targets.kind') },
        ]}
        rows={targets.map((target) => ({
          key: target.code,
          isCurrent: target.code === reading.judgement.target?.code,
          cells: [
            target.deadline === null ? (
              capitalised(t('noDeadline'))
            ) : (
              <span key="deadline" className="nowrap">
                {capitalised(texts.words.period(target.deadline))}
              </span>
            ),
            targetCell(context, target),
            documentCell(
              context,
              documents.find(({ code }) => code === target.document),
              target,
            ),
            kindCell(context, target),
          ],
        }))}
      />
    </Section>
  );
}

function targetCell({ reading, texts, marks, locale }: PageContext, target: Target): ReactNode {
  const goal = texts.target(target, reading.indicator.unit);
  return (
    <span>
      <span lang={foreignLang({ text: goal, pageLocale: locale })}>
        <StampedSentence text={goal.words} sources={marks.of([target.source])} />
      </span>
      {target.note && (
        <span className="cell-note">
          <Localized text={localize(target.note, locale)} pageLocale={locale} />
        </span>
      )}
      {target.confidence !== 'high' && <span className="cell-note">{texts.common(`confidence.${target.confidence}`)}</span>}
    </span>
  );
}

function documentCell({ locale }: PageContext, document: DocumentRecord | undefined, target: Target): ReactNode {
  const title = document && localize(document.title, locale);
  return (
    <span>
      <a
        href={`/${locale}/documents/${target.document}`}
        lang={title && document.notation === null ? foreignLang({ text: title, pageLocale: locale }) : undefined}
      >
        {document?.notation ?? title?.words ?? target.document}
      </a>
      {document?.notation && title && (
        <span className="cell-note" lang={foreignLang({ text: title, pageLocale: locale })}>
          {title.words}
        </span>
      )}
    </span>
  );
}

function kindCell({ reading, texts }: PageContext, target: Target): ReactNode {
  const { t } = texts;
  const isAmended = reading.indicator.targets.some(({ amends }) => amends === target.code);
  return (
    <span>
      {t(`targets.kinds.${target.kind}`)}
      {target.code === reading.judgement.target?.code && <span className="cell-note">{t('targets.judged')}</span>}
      {isAmended && <span className="cell-note">{t('targets.amended')}</span>}
    </span>
  );
}
