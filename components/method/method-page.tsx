import { type Fact, Facts } from '@/components/ui/facts';
import { Notice } from '@/components/ui/notice';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';

export type PublishedRule = {
  /** Anchor under which the code, the pages and citations refer to the rule. */
  id: string;
  name: string;
  version: string;
  question: string;
  decides: string;
  points: Fact[];
  example: string;
};

type MethodPageProps = {
  labels: { title: string; lede: string; contents: string; contentsNote: string; example: string };
  rules: PublishedRule[];
};

/** What each rule decides, in plain words, with an example and its version. */
export function MethodPage({ labels, rules }: MethodPageProps) {
  return (
    <>
      <PageHead title={labels.title} lede={labels.lede} />
      <div className="wrap">
        <Section rail={labels.contents} notes={[labels.contentsNote]}>
          <Facts facts={rules.map(({ id, name, question }) => ({ term: name, detail: <a href={`#${id}`}>{question}</a> }))} />
        </Section>
        {rules.map(({ id, name, version, question, decides, points, example }) => (
          <Section key={id} id={id} rail={name} notes={[version]} heading={question} sub={decides}>
            <Facts facts={points} />
            <div className="measure mt-3">
              <Notice kind="plain" title={labels.example}>
                {example}
              </Notice>
            </div>
          </Section>
        ))}
      </div>
    </>
  );
}
