import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../../../../testing/database.ts';
import { berit, bodil, draft, edvard, ideaDatabase, publishedIdea, sentIn, submitted, whole } from '../../../../../testing/ideas.ts';
import { kari, liv, ola, siv } from '../../../../../testing/small-scheme.ts';
import { hiddenFields, pageSite } from '../../../../../testing/visit-site.ts';
import type { PageSite } from '../../../../../testing/visit-site.ts';
import { anonymous } from '../../../../platform/actor.ts';
import type { Actor } from '../../../../platform/actor.ts';
import { askForChange, getDraft, saveDraft } from '../../ideas.server.ts';
import type { IdeaContent } from '../../idea.ts';
import { ideasRoutes } from '../../routes.ts';
import { writePath } from './write-paths.ts';

/** The pages on which an idea is written: by its holder's people, and behind a mailed link. */

/** Belongs to nobody: made for tests, with control digits that are right. */
const identityNumber = '17912099997';
let t: TestDatabase;
let site: PageSite;
beforeAll(async () => {
  t = await ideaDatabase();
  site = pageSite(t, ideasRoutes);
});
afterAll(() => t?.drop());
const as = (actor: Actor) => t.ctx(actor);
const now = async (id: string, actor: Actor = kari) => (await getDraft(as(actor), id)).draft;

type Field = readonly [string, string];
/** The form as a browser sends it. */
const form = (version: number, over: Readonly<Record<string, string>> = {}, content: IdeaContent = whole): Field[] => [
  ['version', String(version)],
  ...Object.entries({
    tittel: content.title,
    kort: content.gist,
    behov: content.sections.need,
    gjort: content.sections.did,
    utfall: content.sections.outcome,
    annerledes: content.sections.differently,
    folk: content.efforts.people,
    tid: content.efforts.hours,
    penger: content.efforts.money,
    hvordan: content.known,
    kommune: 'Bodø',
    ar: '2025',
    storrelse: content.size,
    kontakt: content.contact,
    niva: content.claimedLevel,
    kilde: content.reference,
    lisens: content.licence,
    malform: content.language,
    ...over,
  }),
  ...content.themes.map((theme): Field => ['tema', theme]),
  ...content.targetGroups.map((group): Field => ['gruppe', group]),
];

describe('to begin', () => {
  it('a centre’s or a municipality’s people begin with a title, and come to the editor', async () => {
    for (const [actor, municipality] of [
      [kari, '1804'],
      [bodil, '1804'],
    ] as const) {
      const { html } = await site.get('/idebanken/ny', actor);
      const { to } = await site.post('/idebanken/ny', { ...hiddenFields(html), tittel: 'Malekveld', malform: 'nn' }, actor);
      expect(to).toMatch(/^\/idebanken\/skriv\/[\w-]+$/);
      const { content } = await now(to!.split('/').at(-1)!, actor);
      expect(content).toMatchObject({ title: 'Malekveld', language: 'nn', municipality, licence: 'cc-by-4' });
      expect((await site.get(to!, actor)).html).toContain('Hva var behovet?');
    }
  });
  it('whoever has several says whose it is, and what was typed is kept until then', async () => {
    const both: Actor = { ...(kari as Extract<Actor, { kind: 'person' }>), grants: [...(kari as Extract<Actor, { kind: 'person' }>).grants, { role: 'employee', scope: '1804' }] };
    const { html } = await site.get('/idebanken/ny', both);
    expect(html).toContain('Bodø kommune');
    const refused = await site.post('/idebanken/ny', { ...hiddenFields(html), tittel: 'Hvem sin?' }, both);
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('value="Hvem sin?"');
    expect((await site.post('/idebanken/ny', { ...hiddenFields(html), tittel: 'Hvem sin?', hvem: 'centre:beta' }, both)).status).toBe(422);
    expect((await site.post('/idebanken/ny', { ...hiddenFields(html), tittel: 'Hvem sin?', hvem: 'municipality:1804' }, both)).status).toBe(303);
  });
  it('without an account by mail: everything typed stays where something is wrong, and the answer gives the link to nobody', async () => {
    const { html } = await site.get('/idebanken/ny');
    const hidden = { ...hiddenFields(html), laget: String(t.ctx(anonymous).now.getTime() - 60_000) };
    const typed = { navn: 'Marit Moen', epost: 'ikke en adresse', tittel: 'Felles <maling>', kort: 'Vi malte sammen.', malform: 'nb' };
    const refused = await site.post('/idebanken/ny', { ...hidden, ...typed });
    expect(refused.status).toBe(422);
    for (const text of ['Marit Moen', 'ikke en adresse', 'Felles &lt;maling&gt;', 'Vi malte sammen.']) expect(refused.html).toContain(text);
    expect((await site.post('/idebanken/ny', { ...hidden, ...typed, epost: 'marit@example.org', nettsted: 'https://x' })).status).toBe(422);
    const sent = await site.post('/idebanken/ny', { ...hidden, ...typed, epost: 'marit@example.org' });
    expect(sent.to).toBe('/idebanken/ny/sendt');
    const page = (await site.get(sent.to!)).html;
    expect(page).toContain('Se i innboksen din');
    expect(page).not.toContain('utkast/');
  });
});

describe('who may', () => {
  it('its holder’s people alone; to others it is not there', async () => {
    const { id } = await draft(as);
    for (const [actor, status] of [
      [anonymous, 401],
      [ola, 404],
      [berit, 404],
      [liv, 404],
      [edvard, 404],
      [siv, 200],
    ] as const)
      for (const page of ['', '/forhandsvisning', '/status']) expect((await site.get(writePath(id) + page, actor)).status, page).toBe(status);
    for (const deed of ['', '/send', '/velg', '/ta-tilbake', '/trekk', '/sett-tilbake', '/kast'])
      expect((await site.post(writePath(id) + deed, form(1), ola)).status, deed).toBe(404);
    expect((await now(id)).version).toBe(1);
  });
  it('the holder of the mailed link writes, looks over and sends without an account; another link opens nothing', async () => {
    const idea = await sentIn(t, { title: whole.title, gist: whole.gist });
    const first = await site.get(idea.path);
    expect(first.status).toBe(200);
    expect(first.headers.get('referrer-policy')).toBe('no-referrer');
    expect(first.html).not.toMatch(/data-autosave-key="[^"]*utkast/);
    const { version } = hiddenFields(first.html);
    expect((await site.post(idea.path, [...form(Number(version)), ['handling', 'vis']])).to).toBe(`${idea.path}/forhandsvisning`);
    const preview = await site.get(`${idea.path}/forhandsvisning`);
    expect(preview.html).toContain('Send til redaktørene');
    expect((await site.post(`${idea.path}/send`, hiddenFields(preview.html))).to).toBe(`${idea.path}?ok=sendt`);
    expect((await site.get(idea.path)).html).toContain('ligger hos redaktørene');
    expect((await site.get(`/idebanken/utkast/${'A'.repeat(21)}Q`)).status).toBe(404);
    expect((await site.get('/idebanken/utkast/kort')).status).toBe(404);
  });
});

describe('to save', () => {
  it('keeps all that is typed, cleaned of what Word left, with the municipality by a name of its year', async () => {
    const { id } = await draft(as);
    const { to } = await site.post(writePath(id), form(1, { gjort: '•\tFørst dette\r\n•\tSå dette', ar: '2018', kommune: 'Lenvik' }), kari);
    expect(to).toContain('?ok=ryddet');
    const { content } = await now(id);
    expect(content.sections.did).toBe('- Først dette\n- Så dette');
    expect(content).toMatchObject({ municipality: '1931', year: 2018, themes: ['paint'], targetGroups: ['painters'] });
    expect((await site.get(writePath(id), kari)).html).toContain('value="Lenvik"');
  });
  it.each([
    ['a municipality nobody knows', { kommune: 'Ingensteds' }, 'Vi kjenner ingen kommune', 'Ingensteds'],
    ['a name of today for what was several then', { kommune: 'Senja', ar: '2018' }, 'fantes ikke i 2018', 'Senja'],
    ['no year', { ar: 'i fjor' }, 'Skriv et år fra 1990', 'i fjor'],
    ['a title that is too long', { tittel: `${'lang '.repeat(40)}tittel` }, 'tegn for lang', 'lang lang lang'],
  ])('%s: said at the field, and everything typed is still there', async (_what, over, said, kept) => {
    const { id } = await draft(as);
    const answer = await site.post(writePath(id), form(1, { annerledes: 'Nytt & <viktig>', ...over }), kari);
    expect(answer.status).toBe(422);
    expect(answer.html).toContain(said);
    expect(answer.html).toContain(kept);
    expect(answer.html).toContain('Nytt &amp; &lt;viktig&gt;');
  });
  it('of a whole book that is pasted in, it is said how much is left out, and nothing is saved', async () => {
    const { id } = await draft(as);
    const answer = await site.post(writePath(id), form(1, { gjort: 'Et avsnitt med ord.\n\n'.repeat(5000) }), kari);
    expect(answer.status).toBe(422);
    expect(answer.html).toMatch(/Hva gjorde dere\?: Teksten er så lang at vi bare har tatt imot begynnelsen\. De siste \d\d\s\d{3} tegnene er ikke med/);
    expect((await now(id)).content.sections.did).toBe(whole.sections.did);
  });
  it('a municipality nobody knows keeps no text away', async () => {
    const { id } = await draft(as);
    await site.post(writePath(id), form(1, { annerledes: 'Tidligere', kommune: 'Ingensteds' }), kari);
    expect((await now(id)).content).toMatchObject({ municipality: '1804', sections: { differently: 'Tidligere' } });
  });
  it('whoever saves on what another has changed meanwhile sees both texts, and nothing is lost of either', async () => {
    const { id } = await draft(as);
    await saveDraft(as(siv), { id, version: 1, content: { ...whole, sections: { ...whole.sections, need: 'Sivs behov' }, known: 'Siv vet det' } });
    const clash = await site.post(writePath(id), form(1, { behov: 'Karis behov', hvordan: 'Kari vet det' }), kari);
    expect(clash.status).toBe(409);
    for (const text of ['Karis behov', 'Sivs behov', 'Kari vet det', 'Siv vet det']) expect(clash.html).toContain(text);
    const hidden = [...clash.html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map((m): Field => [m[1]!, m[2]!]);
    const { to } = await site.post(`${writePath(id)}/velg`, [...hidden, ['valg-behov', 'both'], ['valg-hvordan', 'theirs']], kari);
    expect(to).toContain('?ok=valgt');
    expect((await now(id)).content).toMatchObject({ sections: { need: 'Sivs behov\n\nKaris behov', did: whole.sections.did }, known: 'Siv vet det', themes: ['paint'] });
  });
  it('what is typed when it has been sent meanwhile is refused, and kept on the page', async () => {
    const { id, version } = await submitted(as);
    const answer = await site.post(writePath(id), form(version, { behov: 'For sent' }), siv);
    expect(answer.status).toBe(409);
    expect(answer.html).toContain('For sent');
    expect(answer.html).toContain('Ta den tilbake først');
  });
});

describe('before it is sent', () => {
  it('what is missing is said, each with its field, and nothing is sent', async () => {
    const { id } = await draft(as, kari, { content: { title: 'Bare en tittel' } });
    const preview = await site.get(`${writePath(id)}/forhandsvisning`, kari);
    expect(preview.html).toContain('før du kan sende');
    expect(preview.html).toContain(`href="${writePath(id)}#behov"`);
    expect(preview.html).not.toContain('Send til redaktørene');
    const sent = await site.post(`${writePath(id)}/send`, { version: '1' }, kari);
    expect(sent.status).toBe(422);
    expect((await now(id)).writing).toBe('draft');
  });
  it('an identity number stops it, and is repeated nowhere as a warning', async () => {
    const { id } = await draft(as, kari, { content: { ...whole, known: `Vi spurte ${identityNumber}.` } });
    const status = (await site.get(`${writePath(id)}/status`, kari)).html;
    expect(status).toContain('Dette må bort');
    expect(status).not.toContain(identityNumber);
    expect((await site.post(`${writePath(id)}/send`, { version: '1', sett: 'ja' }, kari)).status).toBe(422);
  });
  it('a patient’s story is to be looked at, and then it is the author who decides', async () => {
    const { id } = await draft(as, kari, { content: { ...whole, sections: { ...whole.sections, need: 'En kvinne på 54 år med diabetes fortalte at hun ikke kom seg ut.' } } });
    expect((await site.get(`${writePath(id)}/forhandsvisning`, kari)).html).toContain('Kan noen kjenne seg igjen?');
    expect((await site.post(`${writePath(id)}/send`, { version: '1' }, kari)).status).toBe(422);
    expect((await site.post(`${writePath(id)}/send`, { version: '1', sett: 'ja' }, kari)).to).toContain('?ok=sendt');
  });
});

describe('after it is sent', () => {
  it('can be taken back, and an old page learns that it is too late', async () => {
    const { id, version } = await submitted(as);
    const page = await site.get(writePath(id), kari);
    expect(page.html).toContain('Ta tilbake');
    expect((await site.post(`${writePath(id)}/ta-tilbake`, { version: String(version) }, kari)).to).toContain('?ok=tatt-tilbake');
    const again = await site.post(`${writePath(id)}/ta-tilbake`, { version: String(version) }, kari);
    expect(again.status).toBe(409);
    expect(again.html).toContain('Slik står det nå');
  });
  it('an editor’s remark stands beside what it is about, and is ticked by those who write alone', async () => {
    const { id, version } = await submitted(as);
    await askForChange(as(edvard), { id, version, word: 'Nesten der', remarks: [{ field: 'did', quote: 'tre faste tider', body: 'Hvilke dager?' }] });
    const page = (await site.get(writePath(id), kari)).html;
    for (const text of ['Nesten der', 'tre faste tider', 'Hvilke dager?']) expect(page).toContain(text);
    const remark = /value="gjort:([^"]*)"/.exec(page)![1]!;
    const before = await now(id);
    const tick = [...form(before.version), ['handling', `gjort:${remark}`] as Field];
    expect((await site.post(writePath(id), tick, ola)).status).toBe(404);
    expect((await site.post(writePath(id), tick, kari)).to).toBe(`${writePath(id)}#merknad-${remark}`);
    const ticked = (await site.get(writePath(id), siv)).html;
    expect(ticked).toContain('Merket som gjort');
    expect((await site.get('/idebanken/mine', kari)).html).toContain('En redaktør ber om en endring');
  });
  it('a published one is withdrawn with a word and put back, and what was written beside it is thrown away', async () => {
    const { id } = await publishedIdea(as);
    expect((await site.post(`${writePath(id)}/trekk`, { ord: `Ring ${identityNumber}` }, kari)).status).toBe(422);
    expect((await site.post(`${writePath(id)}/trekk`, { ord: 'Vi gjør det ikke lenger' }, kari)).to).toContain('?ok=trukket');
    expect((await site.get(writePath(id), kari)).html).toContain('Sett tilbake');
    expect((await site.post(`${writePath(id)}/sett-tilbake`, {}, kari)).to).toContain('?ok=satt');
    const { version } = await now(id);
    await site.post(writePath(id), form(version, { behov: 'Kladd' }), kari);
    const { version: written } = await now(id);
    expect((await site.post(`${writePath(id)}/kast`, { version: String(written) }, kari)).to).toContain('?ok=forkastet');
    expect((await now(id)).content.sections.need).toBe(whole.sections.need);
  });
});

describe('own ideas', () => {
  it('each stands where it is, what waits first, and others’ are not there', async () => {
    await draft(as, ola, { holder: { kind: 'centre', centreId: 'beta' }, content: { ...whole, title: 'Betas egen' } });
    const { html } = await site.get('/idebanken/mine', ola);
    expect(html).toContain('Betas egen');
    expect((await site.get('/idebanken/mine', kari)).html).not.toContain('Betas egen');
    expect((await site.get('/idebanken/mine', berit)).html).toContain('Dere har ingen ideer her ennå');
    expect((await site.get('/idebanken/mine', liv)).html).toContain('Du kan ikke holde ideer ennå');
    expect((await site.get('/idebanken/mine')).status).toBe(401);
  });
  it('whether one still holds is answered on the spot, by its holder’s people alone', async () => {
    const { id } = await publishedIdea(as);
    await t.db.owner.query(`update idea set review_by = '2026-01-01' where id = $1`, [id]);
    expect((await site.get('/idebanken/mine', kari)).html).toContain('Stemmer dette fortsatt?');
    const answer = (svar: string, actor: Actor) => site.post('/idebanken/mine/stemmer', { ide: id, svar }, actor);
    expect((await answer('holds', ola)).status).toBe(404);
    expect((await answer('kanskje', kari)).status).toBe(404);
    expect((await answer('changes', kari)).to).toBe(writePath(id));
    expect((await answer('holds', kari)).to).toBe('/idebanken/mine?ok=bekreftet');
    expect((await answer('ended', kari)).to).toBe('/idebanken/mine?ok=trukket');
    expect((await getDraft(as(kari), id)).idea.standing).toBe('withdrawn');
  });
});
