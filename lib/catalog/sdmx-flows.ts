import { type Flow, flowOf } from '@/lib/exports/sdmx/flow';
import { isStatistic } from '@/lib/exports/table';
import { TABLES } from './tables';

/** Every statistic of the portal, as a dataflow of SDMX. */
export const FLOWS: readonly Flow[] = TABLES.filter(isStatistic).map(flowOf);
