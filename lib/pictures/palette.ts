import type { Theme } from '@/lib/http/params';

/** The colours of the design that drawings use, as `app/styles/tokens.css` and `tile-map.css` have them: a test compares them. */
export const PALETTE = {
  light: {
    paper: '#e4efe8',
    plate: '#f8fbf9',
    ink: '#12211c',
    'ink-2': '#3f5048',
    'ink-3': '#5a645f',
    hair: '#b7cabf',
    edge: '#687d72',
    cham: '#1b3f78',
    son: '#ae2218',
    m1: '#f8fbf9',
    m2: '#a9c9bb',
    m3: '#2f7a66',
    'on-m3': '#fff',
  },
  dark: {
    paper: '#0d1613',
    plate: '#131f1a',
    ink: '#e7f0eb',
    'ink-2': '#b6c7be',
    'ink-3': '#9aa39e',
    hair: '#2b3d35',
    edge: '#6b8076',
    cham: '#a3c3f5',
    son: '#ff8d7c',
    m1: '#131f1a',
    m2: '#2f5e50',
    m3: '#8fd6c0',
    'on-m3': '#0d1613',
  },
} as const satisfies Record<Theme, Record<string, string>>;

export type Colour = keyof (typeof PALETTE)['light'];
