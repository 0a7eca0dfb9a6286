'use client';

import { type ComponentType, type ReactNode, useEffect, useRef, useState } from 'react';
import type { TrajectoryData } from './types';

type Live = ComponentType<{ data: TrajectoryData; takesFocus: boolean }>;

const signs = ['pointerenter', 'focusin', 'touchstart'] as const;

/**
 * Shows the server's drawing until a reader touches it; only then the live chart is fetched. If that fails, on a slow
 * line or without a network, the drawing simply stays.
 */
export function ChartFrame({ data, children }: { data: TrajectoryData; children: ReactNode }) {
  const frame = useRef<HTMLDivElement>(null);
  const [live, setLive] = useState<{ Chart: Live; takesFocus: boolean }>();

  useEffect(() => {
    const element = frame.current;
    if (!element || live) return;
    // Set here and not in the markup: without scripts there is nothing to reach by keyboard.
    element.tabIndex = 0;
    const load = () => {
      import('./trajectory-live').then(
        ({ TrajectoryLive }) => {
          const takesFocus = element === document.activeElement;
          // Out of the order of keys, but still able to hold the focus until the live chart takes it.
          element.tabIndex = -1;
          setLive({ Chart: TrajectoryLive, takesFocus });
        },
        () => undefined,
      );
    };
    for (const sign of signs) element.addEventListener(sign, load, { once: true, passive: true });
    return () => {
      for (const sign of signs) element.removeEventListener(sign, load);
    };
  }, [live]);

  return (
    <div ref={frame} className="chart" data-live={live ? 'true' : undefined}>
      {live ? <live.Chart data={data} takesFocus={live.takesFocus} /> : children}
    </div>
  );
}
