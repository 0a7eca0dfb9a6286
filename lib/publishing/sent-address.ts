import { env } from '@/lib/env';

/** Where a body's own system reads what became of a change set it sent. */
export const sentAddress = (number: number): string => `${env().PORTAL_URL.replace(/\/$/, '')}/api/v1/change-sets/${number}`;
