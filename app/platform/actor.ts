/** A role somebody holds now, and what it is limited to: a centre's id, or null for the whole scheme. */
export interface Grant {
  readonly role: string;
  readonly scope: string | null;
}

/** Whoever acts: set at the start of every transaction, where row-level security reads it again. */
export type Actor =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'person'; readonly personId: string; readonly name: string; readonly grants: readonly Grant[] }
  /** Whoever holds a private link, known by nothing else; `hash` is SHA-256 of the link's secret, in hex. */
  | { readonly kind: 'link'; readonly hash: string }
  /** Jobs, imports and the first start; `name` says which, for the audit log. */
  | { readonly kind: 'system'; readonly name: string };

export const anonymous: Actor = { kind: 'anonymous' };
export const systemActor = (name: string): Actor => ({ kind: 'system', name });
