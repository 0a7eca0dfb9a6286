import type { Answer } from '@/lib/verification/form';

/** What was found out about a file. A file that is not ours is said in the words of a warning, not in a colour. */
export function AnswerView({ answer: { is, title, text, facts, rows }, rowsTitle }: { answer: Answer; rowsTitle: string }) {
  return (
    <div className={is === 'genuine' || is === 'part' ? 'notice plain' : 'notice'} data-verdict={is}>
      <h2>{title}</h2>
      <p>{text}</p>
      {rows.length > 0 && (
        <>
          <p className="mt-1">{rowsTitle}</p>
          <ul className="foreign-rows">
            {rows.map((row) => (
              <li key={row}>
                <code translate="no">{row}</code>
              </li>
            ))}
          </ul>
        </>
      )}
      <dl className="facts answer-facts mt-1">
        {facts.map(({ term, detail, href }) => (
          <div key={`${term} ${detail}`}>
            <dt>{term}</dt>
            <dd>{href ? <a href={href}>{detail}</a> : detail}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
