/**
 * Against programs that fill in forms, without a puzzle for people: a form says when it was made, and has a field that nobody sees. What is
 * caught gets the page again with everything in it, so a person who was merely quick presses once more.
 */
export const trapFields = { madeAt: 'laget', decoy: 'nettsted' } as const;

/** Nobody reads, writes and sends in less. */
const quickest = 3000;
/** A page may lie open for days; one from last month was copied. */
const oldest = 7 * 86_400_000;

export type Trapped = 'too-quick' | 'decoy';

/** Why a posted form looks like a program's; undefined for what a person would send. */
export function trapped(form: { readonly madeAt: string; readonly decoy: string }, now: Date): Trapped | undefined {
  if (form.decoy !== '') return 'decoy';
  const age = /^\d{1,15}$/.test(form.madeAt) ? now.getTime() - Number(form.madeAt) : -1;
  return age >= quickest && age <= oldest ? undefined : 'too-quick';
}

/** What the form that is sent out says of when it was made: a form that comes back keeps its time, unless that cannot be right. */
export function madeAtOf(posted: string | undefined, now: Date): string {
  const age = posted !== undefined && /^\d{1,15}$/.test(posted) ? now.getTime() - Number(posted) : -1;
  return age >= 0 && age <= oldest ? posted! : String(now.getTime());
}
