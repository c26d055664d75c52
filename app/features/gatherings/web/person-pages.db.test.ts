import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../../../testing/database.ts';
import { come, december, published } from '../../../../testing/gatherings.ts';
import { kari, liv, ola } from '../../../../testing/small-scheme.ts';
import { pageSite } from '../../../../testing/visit-site.ts';
import type { PageSite } from '../../../../testing/visit-site.ts';
import { visitDatabase } from '../../../../testing/visits.ts';
import { getGathering, noteAttendance } from '../gatherings.server.ts';
import { gatheringsRoutes } from '../routes.ts';

/** Belongs to nobody: made for tests, with control digits that are right. */
const identityNumber = '17912099997';
const centre = '/min-sentral/samlinger';
let t: TestDatabase;
let site: PageSite;
beforeAll(async () => {
  t = await visitDatabase();
  site = pageSite(t, gatheringsRoutes);
});
afterAll(() => t?.drop());

/** Anna of beta. @returns where she is changed */
async function anna(): Promise<{ readonly id: string; readonly page: string }> {
  const id = await published((actor, more) => t.ctx(actor, more));
  const { id: participant } = await come(t, t.ctx(ola), id, { centreId: 'beta', name: 'Anna Li', email: 'anna.li@example.org', needs: 'Nøtter' });
  return { id, page: `${centre}/${id}/deltakere/${participant}/endre` };
}
const typed = { navn: 'Anna Lie', epost: 'anna.li@example.org', arbeidssted: 'Beta', sprak: 'nn', behov: '' };

describe('the page that changes somebody who is signed up', () => {
  it('is led to from the gathering, shows what was written but the needs, and says so', async () => {
    const { id, page } = await anna();
    expect((await site.get(`${centre}/${id}`, ola)).html).toContain(`href="${page}"`);
    const { status, html } = await site.get(page, ola);
    expect(status).toBe(200);
    for (const value of ['Anna Li', 'anna.li@example.org']) expect(html).toContain(`value="${value}"`);
    expect(html).not.toContain('Nøtter');
    expect(html).toContain('Det som er skrevet før, vises ikke her');
  });
  it('saves, and says when the sign-up has gone to another address', async () => {
    const { id, page } = await anna();
    expect((await site.post(page, typed, ola)).to).toBe(`${centre}/${id}?ok=endret`);
    const moved = await site.post(page, { ...typed, epost: 'anna@beta.example' }, ola);
    expect(moved.to).toBe(`${centre}/${id}?ok=flyttet`);
    expect((await site.get(moved.to!, ola)).html).toContain('Vi har sendt påmeldingen til den nye adressen');
    const [participant] = (await getGathering(t.ctx(ola), { centreId: 'beta', id })).participants;
    expect(participant).toMatchObject({ language: 'nn', person: { name: 'Anna Lie', email: 'anna@beta.example' } });
  });
  it('sends a stranger no more than some letters a day, whichever page the address is typed on', async () => {
    const { id, page } = await anna();
    const stranger = 'framand@example.org';
    for (let i = 0; i < 9; i += 1) {
      expect((await site.post(page, { ...typed, epost: stranger }, ola)).status).toBe(303);
      expect((await site.post(page, { ...typed, epost: `anna-${i}@example.org` }, ola)).status).toBe(303);
    }
    for (let i = 0; i < 11; i += 1) await site.post(`${centre}/${id}/meld-pa`, { personer: '1', 'navn-0': '', 'epost-0': stranger.toUpperCase() }, ola);
    const { status, html } = await site.post(page, { ...typed, epost: stranger }, ola);
    expect([status, html.includes('mange brev')]).toEqual([429, true]);
    expect((await site.post(`${centre}/${id}/meld-pa`, { personer: '1', 'navn-0': 'F', 'epost-0': stranger }, ola)).status).toBe(429);
    expect((await site.post(`${centre}/${id}/inviter`, { hvem: 'guest', liste: `F G, ${stranger}`, sprak: 'nb' }, kari)).status).toBe(429);
  });
  it.each([
    ['without a name', { navn: '' }, 'Skriv navnet'],
    ['with no address', { epost: 'anna' }, 'Skriv en e-postadresse'],
    ['with somebody’s number in it', { behov: identityNumber }, 'fødselsnummer'],
  ])('%s comes back with everything typed', async (_, wrong, says) => {
    const { page } = await anna();
    const { status, html } = await site.post(page, { ...typed, arbeidssted: 'Bruket <i>', ...wrong }, ola);
    expect(status).toBe(422);
    expect(html).toContain(says);
    expect(html).toContain('value="Bruket &lt;i&gt;"');
    expect(html).toMatch(/<option value="nn" selected/);
  });
  it('keeps what was typed when the address is signed up already', async () => {
    const { id, page } = await anna();
    await come(t, t.ctx(kari), id, { email: 'taken@example.org' });
    const taken = await site.post(page, { ...typed, epost: 'taken@example.org' }, ola);
    expect(taken.status).toBe(409);
    expect(taken.html).toContain('value="taken@example.org"');
  });
  it('is not there for the organiser, for officers or for nobody, and closes when it begins', async () => {
    const { page } = await anna();
    for (const [actor, status] of [
      [kari, 404],
      [liv, 403],
    ] as const) {
      // prettier-ignore
      expect((await site.get(page, actor)).status).toBe(status);
      expect((await site.post(page, typed, actor)).status).toBe(status);
    }
    expect((await site.get(page.replace(centre, '/direktoratet/samlinger'), liv)).status).toBe(404);
    expect((await site.get(page)).status).toBe(401);
    expect((await site.get(page, ola, december(10, 12))).status).toBe(409);
    expect((await site.post(page, typed, ola, december(10, 12))).status).toBe(409);
  });
});

describe('afterwards', () => {
  it('the centre reads who was there, not who is coming', async () => {
    const id = await published((actor, more) => t.ctx(actor, more));
    const by = (name: string, day: number) => come(t, t.ctx(ola, { now: december(day) }), id, { centreId: 'beta', name });
    const [was] = [await by('Anna Li', 1), await by('Per Å', 2)];
    expect((await site.get(`${centre}/${id}`, ola, december(11))).html).not.toContain('Var med');
    await noteAttendance(t.ctx(kari, { now: december(11) }), { centreId: 'alfa', id, attended: [was.id] });
    const { html } = await site.get(`${centre}/${id}`, ola, december(11));
    expect(html).toMatch(/Anna Li[^]*Var med[^]*Per Å[^]*Møtte ikke/);
    expect(html.slice(html.indexOf('Anna Li'), html.indexOf('Møtte ikke'))).not.toContain('Kommer');
  });
});
