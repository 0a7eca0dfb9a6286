import '../../styles/admin.css';
import '../../styles/admin-forms.css';
import '../../styles/accounts.css';
import type { ReactNode } from 'react';

/** The forms look like those of the publishing wing; public pages do not carry their styles. */
export default function Layout({ children }: { children: ReactNode }) {
  return children;
}
