import { runAsMain } from './main';
import { runPortal } from './portal';

await runAsMain(import.meta.url, (shutdown) => runPortal('dev', shutdown));
