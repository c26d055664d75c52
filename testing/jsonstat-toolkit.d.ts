/** The reader of JSON-stat that json-stat.org makes; it brings no types. */
declare module 'jsonstat-toolkit' {
  interface Dataset {
    Data(at: Readonly<Record<string, string>>): { readonly value: number | null; readonly status?: string | null };
  }
  export default function read(dataset: object): Dataset;
}
