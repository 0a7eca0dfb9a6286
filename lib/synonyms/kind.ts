import { defineKind } from '@/lib/kind';
import { synonymSchema } from './schema';

export const synonymKind = defineKind({
  kind: 'synonym',
  schema: synonymSchema,
  identity: null,
  table: 'synonym',
  columns: { language: 'language', words: 'words' },
  links: {},
  href: () => null,
});
