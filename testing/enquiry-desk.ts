import { findOwnEnquiry, askEnquiry } from '../app/features/enquiries/enquiries.server.ts';
import type { AskInput } from '../app/features/enquiries/enquiries.server.ts';
import type { OwnEnquiry } from '../app/features/enquiries/enquiry.ts';
import { syncScheme } from '../app/features/scheme/scheme.server.ts';
import { systemActor } from '../app/platform/actor.ts';
import type { Actor } from '../app/platform/actor.ts';
import type { Ctx } from '../app/platform/context.ts';
import { linkActor, newSecret } from '../app/platform/private-link.server.ts';
import type { TestDatabase } from './database.ts';
import { kari, ola, person, siv } from './small-scheme.ts';

/** Gamma's coordinator; alfa's are Kari and Siv, beta's is Ola. */
export const eva = person('eva', 'Eva Lie', { role: 'coordinator', scope: 'gamma' });
export const coordinators: Readonly<Record<string, Actor>> = { alfa: kari, beta: ola, gamma: eva };

/** The small scheme's centres with their people in the database. */
export async function openCentres(t: TestDatabase): Promise<void> {
  await syncScheme(t.ctx(systemActor('test')));
  for (const [actor, role, centre] of [
    [kari, 'coordinator', 'alfa'],
    [siv, 'member', 'alfa'],
    [ola, 'coordinator', 'beta'],
    [eva, 'coordinator', 'gamma'],
  ] as const) {
    if (actor.kind !== 'person') continue;
    await t.db.owner.query(`insert into person (id, name, email) values ($1, $2, $3)`, [actor.personId, actor.name, `${actor.personId}@example.org`]);
    await t.db.owner.query(`insert into role_assignment (person_id, role, centre_id, valid_from, given_by, given_at) values ($1, $2, $3, '2020-01-01', 'test', now())`, [
      actor.personId,
      role,
      centre,
    ]);
  }
}

export const question: Omit<AskInput, 'path'> = {
  centreId: 'alfa',
  municipality: '1804',
  workplace: 'school',
  topics: ['paint'],
  language: 'nb',
  contact: { name: 'Marit Aune', email: 'marit@kommune.example', workplaceName: 'Bodø kommune' },
  subject: 'Maling som tåler barn',
  text: 'Hei! Hvilken maling bruker dere i barnehagene?',
};

/** Somebody asks with a new link. */
export async function ask(
  t: TestDatabase,
  more: Partial<AskInput> = {},
  overrides: Partial<Ctx> = {},
): Promise<{ readonly number: string; readonly id: string; readonly secret: string; readonly link: Actor; readonly own: () => Promise<OwnEnquiry> }> {
  const secret = newSecret();
  const link = linkActor(secret);
  const asked = await askEnquiry(t.ctx(link, overrides), { ...question, path: `/sak/${secret}`, ...more });
  if (!asked.ok) throw new Error(asked.reason);
  const own = async (): Promise<OwnEnquiry> => (await findOwnEnquiry(t.ctx(link, overrides)))!;
  return { number: asked.number, id: (await own()).enquiry.id, secret, link, own };
}

/** Letters waiting to be sent, newest last. */
export async function letters(t: TestDatabase): Promise<{ to_address: string; template: string; subject: string; body: string; about: string | null; centre_id: string }[]> {
  return (await t.db.owner.query(`select to_address, template, subject, body, about, centre_id from mail order by queued_at, id`)).rows;
}
