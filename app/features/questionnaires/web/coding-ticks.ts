/** What a form of ours sent for one year; shown again when it is refused. */
export interface Ticked {
  readonly codes: ReadonlyMap<string, readonly string[]>;
  readonly nowhere: ReadonlySet<string>;
  readonly newFor: ReadonlySet<string>;
  readonly newLabel: string;
}
