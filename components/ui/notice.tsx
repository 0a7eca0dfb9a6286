import type { ReactNode } from 'react';

type NoticeProps = {
  title?: string;
  children: ReactNode;
  /** `warning` is yellow: untranslated text, an old edition, a changed value. `plain` explains. */
  kind?: 'warning' | 'plain';
};

export function Notice({ title, children, kind = 'warning' }: NoticeProps) {
  return (
    <div className={kind === 'plain' ? 'notice plain' : 'notice'}>
      <p>
        {title && <strong>{title}</strong>} {children}
      </p>
    </div>
  );
}
