/**
 * The floors of the house: imports go down, never up or across. `scripts/check.ts` also fails when nothing was read.
 *   app > components > lib across (publishing …) > lib rooms > lib base
 */
const across = '^lib/(publishing|search|ingest|catalog|feeds|subscriptions|verification|assistant)/';
const rooms =
  '^lib/(sources|organisations|areas|topics|strategy|indicators|documents|platforms|registers|datasets|events|news|glossary|synonyms|report|pictures|forum|contests|accounts)/';
const base = '^lib/(db|auth|i18n|http|exports|cite|storage|jobs|cache)/|^lib/[a-z-]+\\.ts$';
/** What another room may be asked for: its schema, and its pure rules by type. */
const schemas = '/[a-z-]*schema\\.ts$';

module.exports = {
  forbidden: [
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'lib-knows-no-page', severity: 'error', from: { path: '^lib/' }, to: { path: '^(app|components)/' } },
    { name: 'components-know-no-page', severity: 'error', from: { path: '^components/' }, to: { path: '^app/' } },
    {
      name: 'components-never-query',
      comment: 'props in, JSX out: types, schemas and pure rules only',
      severity: 'error',
      from: { path: '^components/' },
      to: { path: '^lib/(db/|cache\\.ts|.*queries\\.ts|publishing/)', dependencyTypesNot: ['type-only'] },
    },
    { name: 'base-knows-no-room', severity: 'error', from: { path: base, pathNot: '^lib/rules\\.ts$' }, to: { path: [rooms, across] } },
    { name: 'rooms-know-no-across', severity: 'error', from: { path: rooms }, to: { path: across } },
    {
      name: 'rooms-know-schemas-only',
      comment: 'a query may join another room in SQL; it may not import its functions',
      severity: 'error',
      from: {
        path: '^lib/(sources|organisations|areas|topics|strategy|indicators|documents|platforms|events|news|glossary|synonyms|report)/',
      },
      to: { path: rooms, pathNot: ['^lib/$1/', schemas], dependencyTypesNot: ['type-only'] },
    },
    { name: 'app-by-queries', severity: 'error', from: { path: '^app/' }, to: { path: '^lib/db/', dependencyTypesNot: ['type-only'] } },
    { name: 'no-test-in-product', severity: 'error', from: { path: '^(app|components|lib)/' }, to: { path: '^tests/' } },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: 'specify',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^lib/db/generated/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
