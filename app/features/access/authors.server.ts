import type { Tx } from '../../platform/database.server.ts';
import { selectAddressees, selectEditorCentres } from './inside/author-query.server.ts';
import type { Addressee } from './inside/author-query.server.ts';

/** Everybody with a role at a centre, or employed in a municipality (by any code it has had), on a day, with the address to write to. As the system. */
export const findAddressees = (tx: Tx, of: { readonly centreId: string } | { readonly municipality: string }, day: string): Promise<readonly Addressee[]> =>
  selectAddressees(tx, of, day);

/** The centres that have the editors' turn that day; nobody's for those who are not signed in. */
export const findEditorCentres = (tx: Tx, day: string): Promise<readonly string[]> => selectEditorCentres(tx, day);
