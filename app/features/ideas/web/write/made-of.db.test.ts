import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logged } from '../../../../../testing/activities.ts';
import type { TestDatabase } from '../../../../../testing/database.ts';
import { ask as askEnquiry } from '../../../../../testing/enquiry-desk.ts';
import { bodil, ideaDatabase } from '../../../../../testing/ideas.ts';
import { kari, ola } from '../../../../../testing/small-scheme.ts';
import { hiddenFields, pageSite } from '../../../../../testing/visit-site.ts';
import type { PageSite } from '../../../../../testing/visit-site.ts';
import { ask as askVisit, december, line, publishedDay } from '../../../../../testing/visits.ts';
import type { Actor } from '../../../../platform/actor.ts';
import { answerEnquiry, getEnquiryCase } from '../../../enquiries/enquiries.server.ts';
import { sumUp } from '../../../visits/visits.server.ts';
import { newIdeaPath } from '../../idea-address.ts';
import { getDraft } from '../../ideas.server.ts';
import type { OriginKind } from '../../idea.ts';
import { ideasRoutes } from '../../routes.ts';

/** "Lag idé av dette": what is known is filled in, and what is private is not. */

let t: TestDatabase;
let site: PageSite;
beforeAll(async () => {
  t = await ideaDatabase();
  site = pageSite(t, ideasRoutes);
});
afterAll(() => t?.drop());
const as = (actor: Actor) => t.ctx(actor);

/** Pressed, and begun: what then stands in the draft. */
async function made(kind: OriginKind, id: string, now?: Date) {
  const page = await site.get(newIdeaPath(kind, id), kari, now);
  expect(page.status).toBe(200);
  const title = /name="tittel"[^>]*value="([^"]*)"/.exec(page.html)?.[1] ?? '';
  const { to } = await site.post('/idebanken/ny', { ...hiddenFields(page.html), tittel: title, malform: 'nb' }, kari, now);
  expect(to).toMatch(/\?ok=begynt$/);
  const written = await getDraft(as(kari), /skriv\/([\w-]+)/.exec(to!)![1]!);
  expect(written.idea.origin).toBe(`${kind}:${id}`);
  return written.draft.content;
}

describe('an idea made of what is known', () => {
  it('of an activity: title, place, year, groups and what was done; never the note', async () => {
    const id = await logged(as(kari), { audience: 40, targetGroups: ['painters', 'teachers'], note: 'Ring Marit først', link: 'https://alfa.example/kurs' });
    const content = await made('activity', id);
    expect(content).toMatchObject({ title: 'Kurs i maling', municipality: '1804', year: 2026, targetGroups: ['painters'], claimedLevel: 'tried' });
    expect(content.sections.did).toBe('Kurs, 3. mars 2026. 40 var med.\n\n<https://alfa.example/kurs>');
    expect(JSON.stringify(content)).not.toContain('Marit');
  });
  it('of a visit that is summed up: when, how many and about what; nothing of who came or what they wrote', async () => {
    const dayId = await publishedDay(as, { startsAt: december(10), endsAt: december(10, 14), places: 100, title: 'Åpen dag', programme: 'Vi maler sammen.' });
    const { number } = await askVisit(as, { dayId, lines: [line(4)], topics: ['paint'], text: 'Vi er Gro og Per' });
    expect((await site.get(newIdeaPath('visit', number), kari)).status).toBe(404);
    await sumUp(t.ctx(kari, { now: december(12) }), { centreId: 'alfa', number, lines: [{ ...line(4), actual: 3 }] });
    const content = await made('visit', number, december(12));
    expect(content).toMatchObject({ title: 'Åpen dag', municipality: '1804', year: 2026, themes: ['paint'] });
    expect(content.sections.did).toMatch(/^10\. desember 2026 tok vi imot 3 personer fra én kommune\..*\n\nVi maler sammen\.$/);
    expect(JSON.stringify(content)).not.toMatch(/\bGro\b|\bPer\b/);
  });
  it('of an answered enquiry: the topic and the centre’s own answer; never who asked, or what', async () => {
    const { number } = await askEnquiry(t);
    expect((await site.get(newIdeaPath('enquiry', number), kari)).status).toBe(404);
    const { enquiry } = await getEnquiryCase(as(kari), 'alfa', number);
    const answered = await answerEnquiry(as(kari), { centreId: 'alfa', number, text: 'Vi bruker vannbasert maling.', guide: [], close: true, seen: enquiry.version });
    expect(answered).toEqual({ ok: true });
    const content = await made('enquiry', number);
    expect(content).toMatchObject({ title: 'Maling', themes: ['paint'], sections: { did: 'Vi bruker vannbasert maling.', need: '' } });
    expect(JSON.stringify(content)).not.toMatch(/Marit|barnehage|tåler barn/);
  });
  it('of another centre’s, or of nothing: it is not there', async () => {
    const id = await logged(as(kari));
    expect((await site.get(newIdeaPath('activity', id), ola)).status).toBe(404);
    expect((await site.get(newIdeaPath('activity', id), bodil)).status).toBe(403);
    expect((await site.get(newIdeaPath('activity', id))).status).toBe(401);
    expect((await site.get(newIdeaPath('enquiry', '2026-9999'), kari)).status).toBe(404);
    const { html } = await site.get('/idebanken/ny', ola);
    expect((await site.post('/idebanken/ny', { ...hiddenFields(html), fra: `activity:${id}`, tittel: 'Stjålet', malform: 'nb' }, ola)).status).toBe(404);
  });
});
