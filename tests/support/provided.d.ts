import 'vitest';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The owner's address of the run's Postgres. */
    clusterUrl: string;
    /** The built site that all journeys share. */
    siteUrl: string;
    /** The owner's address of the shared site's database. */
    siteDatabaseUrl: string;
    /** Where the run's one browser listens. */
    browserEndpoint: string;
  }
}
