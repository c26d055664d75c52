import { sql } from 'kysely';
import type { Tx } from '../../../platform/database.server.ts';
import { norwegianDay } from '../../../platform/locale.ts';
import type { Mail } from '../mail.ts';

/** @returns the letters' ids */
export async function insertCoordinatorMail(tx: Tx, letter: Pick<Mail, 'template' | 'subject' | 'text'> & { readonly centreId: string }, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from write_to_coordinators(${letter.centreId}, ${norwegianDay(now)}::date, ${now}, ${letter.template}, ${letter.subject}, ${letter.text}) as id`.execute(tx);
  return rows.map((r) => r.id);
}
