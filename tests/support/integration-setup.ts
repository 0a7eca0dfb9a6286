import type { TestProject } from 'vitest/node';
import { sharedCluster } from './cluster';

/** One Postgres for all tests of a run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await sharedCluster();
  project.provide('clusterUrl', cluster.url);
  return cluster.stop;
}
