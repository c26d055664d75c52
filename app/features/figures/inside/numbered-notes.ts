import type { FigureTable, Note, NoteTarget } from '../figure.ts';

/** The notes with the numbers they have in the figure, from 1 in their order. */
export const numberedNotes = (table: Pick<FigureTable, 'notes'>): readonly { readonly number: number; readonly note: Note }[] =>
  table.notes.map((note, i) => ({ number: i + 1, note }));

export type Place =
  | 'figure'
  | { readonly column: string; readonly year?: number | undefined }
  | { readonly row: string }
  | { readonly row: string; readonly column: string; readonly year?: number | undefined };

function standsAt(on: NoteTarget, place: Place): boolean {
  if (place === 'figure') return 'figure' in on;
  if ('figure' in on) return false;
  const rowFits = 'row' in on ? 'row' in place && place.row === on.row : !('row' in place);
  const columnFits = 'column' in on ? 'column' in place && (place.column === on.column || String(place.year) === on.column) : !('column' in place);
  return rowFits && columnFits;
}

/** The numbers of the notes that belong to exactly this place. */
export const noteNumbersAt = (table: Pick<FigureTable, 'notes'>, place: Place): readonly number[] =>
  numberedNotes(table).flatMap(({ number, note }) => (standsAt(note.on, place) ? [number] : []));
