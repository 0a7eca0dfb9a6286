import '../../styles/admin.css';
import '../../styles/admin-forms.css';
import '../../styles/admin-import.css';
import '../../styles/admin-records.css';
import '../../styles/admin-review.css';
import '../../styles/admin-tokens.css';
import '../../styles/admin-translations.css';
import type { ReactNode } from 'react';

/** The wing's own styles; public pages do not carry them. */
export default function Layout({ children }: { children: ReactNode }) {
  return children;
}
