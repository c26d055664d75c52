/** What is kept of a half-written form. `sent`: it was sent, and nothing has been written since. */
interface Draft {
  readonly body: string;
  readonly at: number;
  readonly sent: boolean;
}
interface DraftStore {
  load(): string | null;
  keep(text: string): boolean;
  forget(): void;
}
/** Nobody means to go on with what is older; a device may be another's by then. */
const longest = 14 * 86_400_000;

/** Decides what is kept, given back and forgotten. Knows no document. */
export function draftIn(store: DraftStore, now: () => number) {
  const read = (): Draft | undefined => {
    try {
      const draft = JSON.parse(store.load() ?? 'null') as Partial<Draft> | null;
      return typeof draft?.body === 'string' && typeof draft.at === 'number' ? { body: draft.body, at: draft.at, sent: draft.sent === true } : undefined;
    } catch {
      return undefined;
    }
  };
  return {
    /** @returns whether the device took it */
    write: (body: string): boolean => store.keep(JSON.stringify({ body, at: now(), sent: false } satisfies Draft)),
    /** It leaves; kept still, for the connection may be gone before it arrives. */
    sent(): void {
      const draft = read();
      if (draft) store.keep(JSON.stringify({ ...draft, sent: true }));
    },
    /** What was sent has arrived; what another window has written since is still to be sent. */
    arrived(): void {
      if (read()?.sent) store.forget();
    },
    /** What to put back into a form that the server made with `served`, if anything. */
    restore(served: string): string | undefined {
      const draft = read();
      if (!draft || draft.body === served) return undefined;
      if (now() - draft.at <= longest) return draft.body;
      store.forget();
      return undefined;
    },
  };
}
