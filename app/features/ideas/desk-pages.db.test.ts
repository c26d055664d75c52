import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../../testing/database.ts';
import { ann, berit, bodil, draft, edvard, freshOnce, ideaDatabase, publishedIdea, sentIn, submitted, textNow, versionNow, whole } from '../../../testing/ideas.ts';
import { kari, liv, ola, person } from '../../../testing/small-scheme.ts';
import { takeLetters } from '../../../testing/visits.ts';
import { hiddenFields, pageSite } from '../../../testing/visit-site.ts';
import type { PageSite } from '../../../testing/visit-site.ts';
import type { Actor } from '../../platform/actor.ts';
import { anonymous } from '../../platform/actor.ts';
import { commentOn, getContributions, reportContent } from './idea-uses.server.ts';
import { findPublished, getDraft, getForEditor, saveDraft, submitIdea, takeBack } from './ideas.server.ts';
import { ideasRoutes } from './routes.ts';

/** The pages of those who edit: `beta` has the turn. */

let t: TestDatabase;
let site: PageSite;
beforeAll(async () => {
  t = await ideaDatabase();
  site = pageSite(t, ideasRoutes);
});
afterAll(() => t?.drop());
const as = (actor: Actor) => t.ctx(actor);
const desk = '/min-sentral/idebanken';
const at = (id: string, deed = ''): string => `${desk}/${id}${deed}`;
const decide = (id: string, fields: Record<string, string>, actor: Actor = edvard) => site.post(at(id, '/avgjor'), fields, actor);
const withoutTags = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('\u00A0', ' ')
    .replaceAll(/\s+/g, ' ');
const words = async (path: string, actor: Actor = edvard, now?: Date): Promise<string> => withoutTags((await site.get(path, actor, now)).html);

describe('the queue', () => {
  it('tells what waits, longest first, how long, what kind it is, and what may be there already', async () => {
    const old = await submitted((actor) => t.ctx(actor, { now: new Date('2026-11-01T09:00:00Z') }), kari, { content: { ...whole, title: 'Frukt i kantina' } });
    await publishedIdea(as, { content: { ...whole, title: 'Malekurs på biblioteket', gist: 'Malekurs for alle, på biblioteket.' } });
    await submitted(as, bodil, {
      holder: { kind: 'municipality', code: '1804' },
      content: { ...whole, title: 'Malekurs på biblioteket', gist: 'Malekurs for alle, på biblioteket.' },
    });
    const text = await words(desk);
    expect(text.indexOf('Frukt i kantina')).toBeLessThan(text.indexOf('Malekurs på biblioteket'));
    expect(text).toMatch(/Frukt i kantina .*? Har ventet 20 dager +Ny .*?Malekurs på biblioteket .*? Kom i dag .*? Bodø .*?Ligner en annen/);
    expect(await words(`/nn${desk}`)).toContain('Har venta 20 dagar');
    expect((await site.get(at(old.id), edvard)).status).toBe(200);
  });
  it('marks two that wait and are called the same', async () => {
    for (const n of [1, 2]) await submitted(as, kari, { content: { ...whole, title: n === 1 ? 'Tegning i parken' : 'Tegning i parken!' } });
    expect((await words(desk)).split('Tegning i parken').length - 1).toBe(2);
    expect(await words(desk)).toMatch(/Tegning i parken .*?Ligner en annen.*?Tegning i parken! .*?Ligner en annen/);
  });
  it('is not for a centre without the turn, which is told whose turn it is', async () => {
    const { html, status } = await site.get(desk, kari);
    expect(status).toBe(200);
    const text = withoutTags(html);
    expect(text).toContain('Dere har ikke redaktøransvaret nå');
    expect(text).toContain('Beta har det til og med 31. desember 2027.');
    expect(text).not.toContain('Frukt i kantina');
  });
  it('is not for anybody else, and neither is an idea in it', async () => {
    const { id, version } = await submitted(as);
    for (const [actor, status] of [
      [anonymous, 401],
      [berit, 403],
      [liv, 403],
    ] as const) {
      for (const path of [desk, `${desk}/forfaller`, `${desk}/meldt`, at(id)]) expect((await site.get(path, actor)).status, path).toBe(status);
      expect((await decide(id, { handling: 'publiser', version: String(version), niva: 'tried' }, actor)).status).toBe(status);
    }
    // Of a centre, but without the turn: one whose turn ended yesterday has no other grants than Ola.
    for (const actor of [kari, ola]) {
      expect((await site.get(at(id), actor)).status).toBe(404);
      for (const deed of ['/avgjor', '/sla-sammen', '/skjul', '/vis', '/niva'])
        expect((await site.post(at(id, deed), { handling: 'publiser', niva: 'tried', version: String(version) }, actor)).status).toBe(404);
    }
    expect((await getForEditor(as(edvard), id)).draft?.writing).toBe('submitted');
  });
  it('knows of no draft', async () => {
    const { id } = await draft(as);
    expect((await site.get(at(id), edvard)).status).toBe(404);
    expect((await site.get(at('../x'), edvard)).status).toBe(404);
    expect((await site.get(at("' or 1=1"), edvard)).status).toBe(404);
  });
});

describe('one idea', () => {
  it('is shown as readers will meet it, safe, with a remark to be written beside each part', async () => {
    const content = { ...whole, title: '<b>Fet</b>', sections: { ...whole.sections, did: 'Vi *malte*.\n\n<script>alert(1)</script>\n\n# Stort' } };
    const { id } = await submitted(as, kari, { content });
    const { html } = await site.get(at(id), edvard);
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('&lt;b&gt;Fet&lt;/b&gt;');
    expect(html).toContain('<em>malte</em>');
    for (const part of ['gist', 'need', 'did', 'outcome', 'differently', 'claimedLevel', 'themes', 'contact']) expect(html).toContain(`name="merknad-${part}"`);
    expect(html).not.toMatch(/<script(?! type="application)/);
  });
  it('shows what is new against what readers see', async () => {
    const { id } = await publishedIdea(as, { content: { ...whole, title: 'Maling ute', gist: 'Vi malte ute om våren.' } });
    const saved = await saveDraft(as(kari), {
      id,
      version: await versionNow(as, kari, id),
      content: { ...whole, title: 'Maling ute', gist: 'Vi malte ute om høsten.', year: 2024 },
    });
    expect(saved.ok).toBe(true);
    await submitIdea(as(kari), { id, version: await versionNow(as, kari, id) });
    const { html } = await site.get(at(id), edvard);
    expect(html).toMatch(/<del>.*?våren.*?<\/del>/);
    expect(html).toMatch(/<ins>.*?høsten.*?<\/ins>/);
    expect(withoutTags(html)).toContain('Endret siden den ble publisert');
    expect(html).toContain('Publiser ny utgave');
  });
  it('says who sent it in without an account, to editors alone', async () => {
    const { id, actor } = await sentIn(t);
    await submitIdea(as(actor), { id, version: 1 });
    const text = await words(at(id));
    expect(text).toContain('Marit Moen (marit@example.org)');
    expect(text).toContain('Sendt inn uten konto');
  });
  it('is read, not decided on, by the centre that holds it while another has the turn too', async () => {
    const { id, version } = await submitted(as);
    const text = await words(at(id), ann);
    expect(text).toContain('Ideen er deres egen');
    expect((await site.get(at(id), ann)).html).not.toContain('name="handling"');
    const refused = await decide(id, { handling: 'publiser', version: String(version), niva: 'tried' }, ann);
    expect(refused.status).toBe(409);
    expect(withoutTags(refused.html)).toContain('avgjør den');
  });
});

describe('deciding', () => {
  it('publishes at the level the editor chose, and says so in the queue', async () => {
    await takeLetters(t);
    const { id, number } = await submitted(as, kari, { content: { ...whole, title: 'Krittmaling på torget', claimedLevel: 'established' } });
    const { html } = await site.get(at(id), edvard);
    const done = await decide(id, { ...hiddenFields(html), handling: 'publiser', niva: 'tried' });
    expect(done).toMatchObject({ status: 303, to: `${desk}?ok=publisert&ide=${id}` });
    expect(await words(done.to!)).toContain('«Krittmaling på torget» er publisert.');
    const found = await findPublished(as(anonymous), number);
    expect(found).toMatchObject({ version: { level: 'tried', editorCentreId: 'beta' } });
    expect((await takeLetters(t)).length).toBeGreaterThan(0);
  });
  it('refuses shown effect without a reference, and keeps the remarks that were typed', async () => {
    const { id, version } = await submitted(as);
    const back = await decide(id, { handling: 'publiser', version: String(version), niva: 'effect-shown', 'merknad-did': 'Hvilke dager?', 'sitat-did': 'tre faste tider' });
    expect(back.status).toBe(422);
    expect(back.html).toContain('href="#niva-effect-shown"');
    expect(back.html).toContain('Hvilke dager?');
    expect(back.html).toContain('tre faste tider');
    expect((await decide(id, { handling: 'publiser', version: String(version), niva: 'x' })).status).toBe(422);
  });
  it('wants the editor to have looked where somebody may be recognised', async () => {
    const content = { ...whole, sections: { ...whole.sections, need: 'Per Hansen (54) i Storgata fikk diabetes i fjor og turte ikke komme.' } };
    const { id, version } = await submitted(as, kari, { content });
    expect((await decide(id, { handling: 'publiser', version: String(version), niva: 'tried' })).html).toContain('href="#sett"');
    expect((await decide(id, { handling: 'publiser', version: String(version), niva: 'tried', sett: 'ja' })).status).toBe(303);
  });
  it('asks for a change, with the remarks beside the text', async () => {
    const { id, version } = await submitted(as);
    const empty = await decide(id, { handling: 'endring', version: String(version) });
    expect(empty.status).toBe(422);
    expect(withoutTags(empty.html)).toContain('Skriv minst én merknad');
    const secret = await decide(id, { handling: 'endring', version: String(version), 'merknad-need': 'Spør 01819010001.' });
    expect(secret.status).toBe(422);
    expect(secret.html).toContain('href="#merknad-need"');
    expect(secret.html).toContain('Spør 01819010001.');
    const done = await decide(id, { handling: 'endring', version: String(version), 'merknad-did': 'Hvilke dager?', 'sitat-did': 'tre faste tider', hilsen: 'Fin idé.' });
    expect(done.status).toBe(303);
    const { draft: now, remarks } = await getDraft(as(kari), id);
    expect(now.writing).toBe('change-asked');
    expect(remarks).toMatchObject([{ field: 'did', quote: 'tre faste tider', body: 'Hvilke dager?', centreId: 'beta' }]);
    // Seen again when it comes back.
    await submitIdea(as(kari), { id, version: await versionNow(as, kari, id) });
    expect(await words(at(id))).toContain('Hvilke dager?');
    expect(await words(desk)).toContain('Rettet etter ønske');
  });
  it('presses nothing that cannot be undone with the Enter key', async () => {
    const { id } = await submitted(as);
    const form = /<form[^>]*avgjor"[^>]*>.*?<\/form>/s.exec((await site.get(at(id), edvard)).html)![0];
    expect(/<button[^>]*value="([^"]*)"/.exec(form)![1]).toBe('endring');
  });
  it('declines with words to begin from, in the idea’s own language, and what was typed beside stays', async () => {
    const { id, version } = await submitted(as, kari, { content: { ...whole, language: 'nn' } });
    const begun = await decide(id, { handling: 'ord:1', version: String(version), grunn: 'Hei.', 'merknad-need': 'Kven?' });
    expect(begun.status).toBe(200);
    expect(begun.html).toMatch(/<textarea[^>]*id="grunn"[^>]*lang="nn"[^>]*>Hei\.\n\nTakk for at de deler\./);
    expect(begun.html).toContain('Kven?');
    const other = await decide(id, { handling: 'ord:0', version: String(version), grunn: /id="grunn"[^>]*>([^<]*)</.exec(begun.html)![1]! });
    expect(/id="grunn"[^>]*>([^<]*)</.exec(other.html)![1]).toMatch(/^Hei\.\n\nTakk for at de deler\. Her samlar vi det ein kommune/);
    expect((await decide(id, { handling: 'takk-nei', version: String(version), grunn: '' })).status).toBe(422);
    expect((await decide(id, { handling: 'takk-nei', version: String(version), grunn: 'Nei takk.' })).status).toBe(303);
    expect((await getDraft(as(kari), id)).draft.writing).toBe('declined');
  });
  it('is too late when the author took it back, and nothing typed is lost', async () => {
    const { id, version } = await submitted(as);
    await takeBack(as(kari), { id, version });
    const late = await decide(id, { handling: 'publiser', version: String(version), niva: 'tried', 'merknad-need': 'Hvem var det?', hilsen: 'Fin idé.' });
    // Nothing of it is the editors' to read any more, but that it was sent.
    expect(late.status).toBe(409);
    expect(late.html).not.toContain('Vi satte tre faste tider');
    expect(late.html).not.toContain('name="handling"');
    expect(late.html).toMatch(/<h1[^>]*>En idé som skrives nå</);
    for (const kept of ['Dette skrev du', 'Hvem var det?', 'Fin idé.']) expect(late.html).toContain(kept);
  });
});

describe('doubles', () => {
  it('become one: the other stays, or this one where it is published', async () => {
    const [stays, goes] = [
      await publishedIdea(as, { content: { ...whole, title: 'Fingermaling' } }),
      await submitted(as, kari, { content: { ...whole, title: 'Fingermaling i hagen' } }),
    ];
    const fields = { version: String(goes.version), nummer: String(stays.number), behold: 'den-andre', ord: '' };
    for (const [wrong, field] of [
      [{ nummer: '' }, 'nummer'],
      [{ nummer: '999999' }, 'nummer'],
      [{ nummer: String(goes.number) }, 'nummer'],
      [{ behold: 'denne' }, 'behold-denne'],
    ] as const) {
      const back = await site.post(at(goes.id, '/sla-sammen'), { ...fields, ...wrong }, edvard);
      expect(back.status).toBe(422);
      expect(back.html).toContain(`href="#${field}"`);
    }
    expect((await site.post(at(goes.id, '/sla-sammen'), fields, edvard)).status).toBe(303);
    expect(await findPublished(as(anonymous), goes.number)).toEqual({ mergedInto: stays.number });
    const third = await publishedIdea(as, { content: { ...whole, title: 'Fingermaling ute' } });
    const done = await site.post(at(third.id, '/sla-sammen'), { version: '0', nummer: String(stays.number), behold: 'denne', ord: '' }, edvard);
    expect(done.status).toBe(303);
    expect(await findPublished(as(anonymous), stays.number)).toEqual({ mergedInto: third.number });
  });
});

describe('what stands in the bank', () => {
  it('is hidden with a reason, and shown again', async () => {
    const { id, number } = await publishedIdea(as);
    expect((await site.post(at(id, '/skjul'), { ord: '' }, edvard)).status).toBe(422);
    expect((await site.post(at(id, '/skjul'), { ord: 'Et navn står i teksten.' }, edvard)).to).toBe(`${desk}?ok=skjult&ide=${id}`);
    expect(await findPublished(as(anonymous), number)).toEqual({ gone: 'hidden' });
    expect((await site.post(at(id, '/skjul'), { ord: 'En gang til.' }, edvard)).status).toBe(409);
    expect((await site.post(at(id, '/vis'), { ord: '' }, edvard)).status).toBe(303);
    expect(await textNow(as, anonymous, number)).toBe(whole.title);
  });
  it('is given another level without a word changed', async () => {
    const { id, number } = await publishedIdea(as);
    expect((await site.post(at(id, '/niva'), { niva: 'effect-shown' }, edvard)).status).toBe(422);
    expect((await site.post(at(id, '/niva'), { niva: 'x' }, edvard)).status).toBe(400);
    expect((await site.post(at(id, '/niva'), { niva: 'established' }, edvard)).status).toBe(303);
    expect(await findPublished(as(anonymous), number)).toMatchObject({ idea: { confirmedLevel: 'established' } });
  });
});

describe('what is due for review', () => {
  const due = `${desk}/forfaller`;
  const later = new Date('2029-03-01T09:00:00Z');
  it('is listed, the longest due first, and settled by an editor only where nobody else answers', async () => {
    const { id } = await publishedIdea(as, { content: { ...whole, title: 'Gamle pensler' } });
    expect(await words(due)).not.toContain('Gamle pensler');
    expect(await words(due, edvard, later)).toMatch(/Gamle pensler .*?Skulle vært bekreftet innen 21\. november 2028 .*?Merket som ikke bekreftet/);
    const settle = (fields: Record<string, string>, actor: Actor = edvard, now = later) => site.post(`${due}/${id}`, fields, actor, now);
    for (const actor of [kari, ola]) expect((await settle({ svar: 'holds', ord: 'Ringte.' }, actor)).status).toBe(404);
    for (const [fields, field] of [
      [{ ord: 'Ringte.' }, 'svar-holds'],
      [{ svar: 'holds', ord: '' }, 'ord'],
      [{ svar: 'holds', ord: '01819010001' }, 'ord'],
    ] as const) {
      const back = await settle(fields);
      expect(back.status).toBe(422);
      expect(back.html).toContain(`href="#${field}-${id}"`);
    }
    // Before the author has been silent for long it is the author's to say.
    expect((await settle({ svar: 'holds', ord: 'Ringte.' }, edvard, new Date('2028-11-25T09:00:00Z'))).status).toBe(409);
    expect((await settle({ svar: 'holds', ord: 'Ringte.' })).to).toBe(`${due}?ok=svart`);
    expect(await words(due, edvard, later)).not.toContain('Gamle pensler');
  });
});

describe('what readers reported', () => {
  const reported = `${desk}/meldt`;
  it('waits until an editor has answered, and is shown to editors alone', async () => {
    const { id } = await publishedIdea(as, { content: { ...whole, title: 'Navn i teksten' } });
    await reportContent(as(bodil), { ideaId: id, once: freshOnce(), reason: 'person', body: 'Naboen min er nevnt.' });
    const { html } = await site.get(reported, edvard);
    expect(withoutTags(html)).toMatch(/Venter .*?Noen kan kjennes igjen .*?Gjelder ideen .*?Navn i teksten .*?Naboen min er nevnt\./);
    const [, report] = /meldt\/([0-9a-f-]{36})"/.exec(html)!;
    expect(await words(reported, kari)).not.toContain('Naboen');
    for (const actor of [kari, ola]) expect((await site.post(`${reported}/${report}`, { svar: 'Takk.' }, actor)).status).toBe(404);
    const wrong = await site.post(`${reported}/${report}`, { svar: 'Det er 01819010001.' }, edvard);
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain(`href="#svar-${report}"`);
    expect((await site.post(`${reported}/${report}`, { svar: 'Takk, det er tatt bort.' }, edvard)).to).toBe(`${reported}?ok=svart`);
    expect(await words(reported)).toMatch(/Behandlet .*?Naboen min er nevnt\. .*?Takk, det er tatt bort\./);
  });
  it('is hidden from readers when it is what somebody else wrote, and shown again', async () => {
    const { id } = await publishedIdea(as);
    await commentOn(as(bodil), { ideaId: id, once: freshOnce(), body: 'Dumme malere.' });
    const comment = (await getContributions(as(edvard), id)).comments[0]!.id;
    await reportContent(as(berit), { ideaId: id, once: freshOnce(), reason: 'rude', body: '', about: comment });
    expect(await words(reported)).toMatch(/Gjelder en kommentar .*?Dumme malere\. .*?Skjul det/);
    const turn = (to: string, actor: Actor = edvard) => site.post(`${reported}/innlegg/${comment}/${to}`, {}, actor);
    for (const actor of [kari, ola]) expect((await turn('skjul', actor)).status).toBe(404);
    expect((await turn('skjul')).to).toBe(`${reported}?ok=skjult`);
    expect((await getContributions(as(anonymous), id)).comments).toEqual([]);
    expect((await turn('vis')).to).toBe(`${reported}?ok=vist`);
    expect((await getContributions(as(anonymous), id)).comments).toHaveLength(1);
  });
});

describe('the turns', () => {
  const page = '/direktoratet/idebanken';
  const give = (fields: Record<string, string>, actor: Actor = liv) => site.post(`${page}/tur`, fields, actor);
  it('are the officers’ to give and to end', async () => {
    for (const [actor, status] of [
      [anonymous, 401],
      [edvard, 403],
      [berit, 403],
      [person('admin', 'Ada', { role: 'administrator', scope: null }), 403],
    ] as const) {
      expect((await site.get(page, actor)).status).toBe(status);
      expect((await give({ sentral: 'alfa', fra: '2026-12-01', til: '2026-12-31' }, actor)).status).toBe(status);
      expect((await site.post(`${page}/tur/${crypto.randomUUID()}/avslutt`, { fra: '2026-12-01' }, actor)).status).toBe(status);
    }
    const text = await words(page, liv);
    expect(text).toContain('Ideene: redaktører');
    // A scheme need not have the number: the list of numbers is always there.
    expect((await site.get(page, liv)).html).toContain('href="/indikatorer#ideas.published"');
    expect(text).toMatch(/Nå +Beta , 1\. januar 2026 til og med 31\. desember 2027/);
    expect(text).toContain('Redaktøransvaret er delt ut til og med 31. desember 2027.');
    expect(text).toMatch(/\d+ ideer venter på en redaktør\. Den eldste har ventet 20 dager\./);
  });
  it('are given by days that are both in them, and what is wrong is said', async () => {
    const back = await give({ sentral: '', fra: 'x', til: '' });
    expect(back.status).toBe(422);
    for (const id of ['sentral', 'fra', 'til']) expect(back.html).toContain(`href="#${id}"`);
    expect((await give({ sentral: 'alfa', fra: '2026-11-20', til: '2026-12-31' })).status).toBe(422);
    expect((await give({ sentral: 'alfa', fra: '2026-12-31', til: '2026-12-30' })).status).toBe(422);
    // February has no 30th; in a leap year the day has no fellow in the year before.
    expect((await give({ sentral: 'alfa', fra: '2027-02-30', til: '2027-03-01' })).status).toBe(422);
    expect((await site.get(page, liv, new Date('2028-02-29T09:00:00Z'))).status).toBe(200);
    expect((await give({ sentral: 'beta', fra: '2026-12-01', til: '2026-12-31' })).status).toBe(409);
    expect((await give({ sentral: 'alfa', fra: '2026-12-01', til: '2026-12-31' })).to).toBe(`${page}?ok=gitt`);
    expect(await words(page, liv)).toContain('Alfa , 1. desember 2026 til og med 31. desember 2026');
    // The one that edits alone until then edits together with it afterwards.
    expect(await words(desk, edvard, new Date('2026-12-05T09:00:00Z'))).toContain('Dere har redaktøransvaret sammen med Alfa');
  });
  it('end with a warning when nobody would edit', async () => {
    const [, id] = /tur\/([0-9a-f-]{36})\/avslutt"[^]*?Beta/.exec((await site.get(page, liv)).html) ?? /tur\/([0-9a-f-]{36})\/avslutt"/.exec((await site.get(page, liv)).html)!;
    const warned = await site.post(`${page}/tur/${id}/avslutt`, { fra: '2026-11-25' }, liv);
    expect(warned.status).toBe(409);
    expect(warned.html).toContain('name="likevel"');
    expect((await site.post(`${page}/tur/${id}/avslutt`, { fra: '2026-11-25', likevel: 'ja' }, liv)).status).toBe(303);
    const text = await words(page, liv);
    expect(text).toContain('Ingen har redaktøransvaret fra 25. november 2026 til og med 30. november 2026.');
    expect(text).toContain('Ingen har redaktøransvaret fra 1. januar 2027');
  });
});
