'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

const everyMs = 2000;

/** Renews the page while something is under way; a browser without scripts does the same by itself. */
export function Refresher() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), everyMs);
    return () => clearInterval(timer);
  }, [router]);
  return (
    <noscript>
      <meta httpEquiv="refresh" content={String(everyMs / 1000)} />
    </noscript>
  );
}
