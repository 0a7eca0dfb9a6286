import 'server-only';
import { NotFound } from '@/lib/errors';
import { getObservation } from '@/lib/indicators/observation-queries';
import type { View } from '@/lib/publishing/edition-queries';

/** The rows of one figure's page: itself alone. Throws NotFound where the indicator has no figure of that number, or had none then. */
export async function ofObservation({ path, view }: { path: string; view: View }): Promise<Record<string, readonly string[]>> {
  const [, , indicator = '', , id = ''] = path.split('/');
  if (!(await getObservation(indicator, id, view.known))) throw new NotFound('observation', id);
  return { indicator: [indicator], observation: [id] };
}
