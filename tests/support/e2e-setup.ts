import type { TestProject } from 'vitest/node';
import { launchBrowser } from './browser';
import { cloneDatabase, sharedCluster } from './cluster';
import { startSite } from './site';

/** One Postgres, one built site and one browser for all journeys of a run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const undo: (() => Promise<void>)[] = [];
  const teardown = async () => {
    for (let last = undo.pop(); last; last = undo.pop()) await last();
  };
  try {
    const cluster = await sharedCluster();
    undo.push(cluster.stop);
    const databaseUrl = await cloneDatabase(cluster.url, 'content');
    const site = await startSite(databaseUrl);
    undo.push(site.stop);
    const browser = await launchBrowser();
    undo.push(() => browser.close());
    project.provide('clusterUrl', cluster.url);
    project.provide('siteUrl', site.url);
    project.provide('siteDatabaseUrl', databaseUrl);
    project.provide('browserEndpoint', browser.wsEndpoint());
  } catch (error) {
    await teardown();
    throw error;
  }
  return teardown;
}
