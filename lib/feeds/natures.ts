import type { ChangeNature } from '@/lib/publishing/change-set';

/** What concerns readers most stands first: something that stood here was wrong. */
export const NATURES = ['correction', 'withdrawal', 'revision', 'new'] as const satisfies readonly ChangeNature[];
