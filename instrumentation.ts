/** Next calls this once, before the first request. A wrong environment ends the start here, with the reason. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { startPageCache } = await import('./lib/http/start-page-cache');
  startPageCache();
  const { followPublications } = await import('./lib/publishing/listen');
  void followPublications();
}
