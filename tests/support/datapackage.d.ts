/** What the tests use of the library; it has no types of its own. */
declare module 'datapackage' {
  type Row = Record<string, unknown>;
  interface Resource {
    name: string;
    valid: boolean;
    errors: Error[];
    read(options: { keyed: true; relations?: boolean }): Promise<Row[]>;
  }
  export class Package {
    static load(descriptor: string | object, options?: { basePath?: string; strict?: boolean }): Promise<Package>;
    valid: boolean;
    errors: Error[];
    descriptor: Record<string, unknown>;
    resources: Resource[];
  }
}
