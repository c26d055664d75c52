import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../../testing/database.ts';
import type { TestDatabase } from '../../../../testing/database.ts';
import { kari, liv, ola, siv, smallDefinitions } from '../../../../testing/small-scheme.ts';
import { anonymous, systemActor } from '../../../platform/actor.ts';
import type { Actor } from '../../../platform/actor.ts';
import type { Env, Frame } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import { splitLocale } from '../../../platform/locale.ts';
import { syncScheme } from '../../scheme/scheme.server.ts';
import { openRound } from '../rounds.server.ts';
import { questionnairesApi, questionnairesRoutes } from '../routes.ts';

const definitions = smallDefinitions();
const form = '/min-sentral/arsskjema';
const urlencoded = { 'content-type': 'application/x-www-form-urlencoded' };

describe('the form’s pages', () => {
  let t: TestDatabase;
  let nextYear = 2020;
  let now = new Date('2026-11-21T09:00:00Z');

  /** The feature's routes, as `actor`. */
  function site(actor: Actor): Hono<Env> {
    const app = new Hono<Env>({ getPath: (request) => splitLocale(new URL(request.url).pathname).path });
    app.use(async (c, next) => {
      const { locale } = splitLocale(new URL(c.req.url).pathname);
      const assets = { css: [], script: '/script.js', dev: false };
      c.set('services', { db: t.db, definitions, assets, now: () => now } as unknown as Env['Variables']['services']);
      c.set('actor', actor);
      c.set('locale', locale);
      c.set('requestId', 'test');
      c.set('frame', { locale, path: c.req.path, assets, requestId: 'test', schemeName: '', navigation: [], roles: [], person: undefined, demonstration: true } satisfies Frame);
      await next();
    });
    app.route('/', questionnairesRoutes());
    app.route('/api/v1', questionnairesApi());
    app.onError((e, c) => (e instanceof AppError ? c.text(e.code, e.status) : c.text(String(e.stack), 500)));
    return app;
  }
  const get = async (actor: Actor, path: string): Promise<{ status: number; to: string | null; html: string }> => answer(await site(actor).request(path));
  const post = async (actor: Actor, path: string, fields: [string, string][] | string, headers: Record<string, string> = {}) =>
    answer(
      await site(actor).request(path, {
        method: 'POST',
        headers: { ...urlencoded, ...headers },
        body: typeof fields === 'string' ? fields : new URLSearchParams(fields).toString(),
      }),
    );
  const answer = async (r: Response) => ({ status: r.status, to: r.headers.get('location'), html: await r.text() });
  const round = async (dates = { opensOn: '2026-01-05', deadline: '2026-12-31' }): Promise<number> => {
    const year = nextYear++;
    await openRound(t.ctx(liv), { year, ...dates });
    return year;
  };
  const visits: [string, string][] = [
    ['svar.people', '12'],
    ['svar.channels', 'press'],
    ['svar.towns', 'Bodø\nRana'],
  ];
  const work: [string, string][] = [
    ['svar.often', 'weekly'],
    ['svar.governor', 'days'],
  ];
  const version = (html: string): string => /name="version" value="([^"]*)"/.exec(html)?.[1] ?? '';

  beforeAll(async () => {
    t = await testDatabase({ definitions });
    await syncScheme(t.ctx(systemActor('test')));
  });
  afterAll(() => t?.drop());

  it('lead from the open round through each part to a receipt, without script', async () => {
    const year = await round();
    expect((await get(kari, form)).to).toBe(`${form}/${year}`);
    expect((await get(kari, `${form}/${year}`)).html).toContain('ikke begynt');
    const first = await get(kari, `${form}/${year}/visits`);
    expect(first.html).toContain('Hvor mange kom?');
    expect((await post(kari, `${form}/${year}/visits`, [['version', version(first.html)], ...visits])).to).toBe(`${form}/${year}/work`);
    expect((await post(kari, `${form}/${year}/work`, [['version', '1'], ...work])).to).toBe(`${form}/${year}/se-over`);
    const review = await get(kari, `${form}/${year}/se-over`);
    expect(review.html).toContain('Bodø');
    expect((await post(kari, `${form}/${year}/se-over`, [['version', version(review.html)]])).to).toBe(`${form}/${year}/kvittering`);
    // Pressed twice.
    expect((await post(kari, `${form}/${year}/se-over`, [['version', version(review.html)]])).to).toBe(`${form}/${year}/kvittering`);
    expect((await get(siv, `${form}/${year}/kvittering`)).html).toMatch(new RegExp(`${year}-[0-9A-Z]{7}`));
    expect((await get(kari, `${form}/${year}/visits`)).to).toBe(`${form}/${year}`);
  });

  it('name the other counties where the question is about those, and never the centre’s own', async () => {
    const year = await round();
    const { html } = await get(kari, `${form}/${year}/work`);
    expect(html).toMatch(/Andre fylker i regionen: [^<]*Finnmark/);
    expect(html).not.toContain('Eget fylke');
    expect(html).not.toMatch(/Andre fylker i regionen: [^<]*Nordland/);
  });

  it('show what is wrong beside each answer, with everything that was typed, and keep it', async () => {
    const year = await round();
    const fields: [string, string][] = [
      ['version', '0'],
      ['svar.people', 'tolv <b>'],
      ['svar.channels', 'press'],
      ['svar.channels', 'none'],
      ['svar.towns', 'Ingensteds'],
    ];
    const { status, html } = await post(kari, `${form}/${year}/visits`, fields);
    expect(status).toBe(422);
    expect(html).toContain('Du må rette 3 svar');
    expect(html).toContain('href="#s-people"');
    expect(html).toContain('value="tolv &lt;b&gt;"');
    expect(html).toContain('Vi vet ikke hvilken kommune «Ingensteds» er');
    expect((await get(siv, `${form}/${year}/visits`)).html).toContain('value="tolv &lt;b&gt;"');
    // Later is always possible.
    expect((await post(kari, `${form}/${year}/visits`, [...fields, ['senere', '1']])).to).toBe(`${form}/${year}?lagret`);
  });

  it('say in each language what to mend', async () => {
    const year = await round();
    expect((await post(kari, `/nn${form}/${year}/work`, [['version', '0']])).html).toContain('Vel eitt svar.');
    expect((await post(kari, `/en${form}/${year}/work`, [['version', '0']])).html).toContain('Choose one answer.');
  });

  it('keep what was typed when the deadline has passed, and say whom to ask', async () => {
    const year = await round();
    now = new Date('2027-01-02T10:00:00Z');
    try {
      const { status, html } = await post(kari, `${form}/${year}/visits`, [['version', '0'], ...visits, ['kommentar.people', 'For sent skrevet']]);
      expect(status).toBe(409);
      expect(html).toContain('Fristen er ute');
      expect(html).toContain('Spør Myndigheten');
      expect(html).toContain('For sent skrevet');
      expect(html).toContain('value="12"');
      const json = await post(kari, `${form}/${year}/visits`, [['version', '0'], ...visits], { accept: 'application/json' });
      expect([json.status, JSON.parse(json.html)]).toMatchObject([422, { message: expect.stringContaining('Fristen er ute') }]);
    } finally {
      now = new Date('2026-11-21T09:00:00Z');
    }
  });

  it('tell the form’s script what was saved, what was merged, and what clashed', async () => {
    const year = await round();
    const save = async (actor: Actor, token: string, people: string): Promise<Record<string, unknown>> =>
      JSON.parse(
        (
          await post(
            actor,
            `${form}/${year}/visits`,
            [
              ['version', token],
              ['svar.people', people],
              ['svar.channels', 'press'],
            ],
            { accept: 'application/json' },
          )
        ).html,
      ) as Record<string, unknown>;
    expect(await save(kari, '0', '1')).toEqual({ version: '1', savedAt: '10.00' });
    await save(kari, '1', '2');
    const clash = await save(siv, '1', '3');
    expect(clash).toMatchObject({ version: '3t', conflicts: ['people'], message: expect.stringContaining('Begge svarene er tatt vare på') });
    const page = await get(siv, `${form}/${year}/ulike-svar`);
    expect(page.html).toContain('2 personer');
    expect(page.html).toContain('3 personer');
    for (const where of ['', '/visits', '/se-over']) expect((await get(siv, `${form}/${year}${where}`)).html).toContain('Velg mellom svarene');
    for (const other of [await get(siv, `${form}/${year}/work`), await get(kari, `${form}/${year}/visits`)]) expect(other.html).not.toContain('Velg mellom svarene');
    expect((await post(siv, `${form}/${year}/ulike-svar`, [['revision', '3']])).status).toBe(422);
    expect(
      (
        await post(siv, `${form}/${year}/ulike-svar`, [
          ['revision', '3'],
          ['valg.answer.people', 'mine'],
        ])
      ).to,
    ).toBe(`${form}/${year}/visits`);
    expect((await get(kari, `${form}/${year}/visits`)).html).toContain('value="3"');
  });

  it('stand broken bytes, null signs, files, huge and foreign fields', async () => {
    const year = await round();
    const path = `${form}/${year}/work`;
    expect((await post(kari, path, 'version=0&svar.lesson=bl%E5b%E6r&svar.often=weekly&svar.governor=days')).html).toContain('tegn som ikke kom riktig fram');
    expect((await post(kari, path, 'version=1&svar.lesson=a%00b&svar.often=weekly&svar.governor=days')).status).toBe(422);
    expect(
      (
        await post(kari, path, [
          ['version', '2'],
          ['svar.often', 'hourly'],
          ['svar.governor', 'days'],
          ['svar.people', '99'],
          ['__proto__', 'x'],
        ])
      ).html,
    ).toContain('Svaret passer ikke');
    expect(
      (
        await post(kari, path, [
          ['version', '9'],
          ['svar.lesson', 'x'.repeat(500_000)],
        ])
      ).status,
    ).toBe(413);
    const files = new FormData();
    files.set('version', '0');
    files.set('svar.lesson', new Blob(['x']), 'x.txt');
    expect((await site(kari).request(path, { method: 'POST', body: files })).status).toBe(422);
  });

  it('are not there for others: another centre, an officer, a reader', async () => {
    const year = await round();
    await post(kari, `${form}/${year}/visits`, [['version', '0'], ...visits]);
    // Ola's own centre has a form of its own, which is empty.
    expect((await get(ola, `${form}/${year}/visits`)).html).not.toContain('value="12"');
    for (const path of [form, `${form}/${year}`, `${form}/${year}/visits`, `${form}/${year}/se-over`, `${form}/${year}/ulike-svar`]) {
      expect((await get(anonymous, path)).status).toBe(401);
      expect((await get(liv, path)).status).toBe(403);
    }
    expect((await post(anonymous, `${form}/${year}/visits`, visits)).status).toBe(401);
    expect((await get(kari, `${form}/1999`)).status).toBe(404);
    expect((await get(kari, `${form}/${year}/nowhere`)).status).toBe(404);
    for (const path of ['/direktoratet/runder', `/direktoratet/runder/${year}`, `/direktoratet/runder/${year}/alfa`, '/direktoratet/skjema']) {
      expect((await get(kari, path)).status).toBe(403);
      expect((await get(anonymous, path)).status).toBe(401);
      expect((await get(liv, path)).status).toBe(200);
    }
  });

  it('leave no cell of a round empty: what never happened says so', async () => {
    const { html } = await get(liv, `/direktoratet/runder/${await round()}`);
    expect(html).toContain('Aldri');
    expect(html.replaceAll(/<(span|a)[^>]*>|<\/(span|a)>/g, '')).not.toMatch(/<td[^>]*>\s*<\/td>/);
  });
  it('let the officer extend, remind and reopen, and say what is missing in the form', async () => {
    const year = await round({ opensOn: '2026-01-05', deadline: '2026-11-30' });
    const path = `/direktoratet/runder/${year}`;
    expect(
      (
        await post(liv, `${path}/frist`, [
          ['sentral', 'alfa'],
          ['frist', '2026-12-20'],
        ])
      ).to,
    ).toBe(`${path}?utsatt`);
    expect((await get(liv, path)).html).toContain('20. desember 2026');
    expect(
      (
        await post(liv, `${path}/frist`, [
          ['sentral', ''],
          ['frist', '2026-11-01'],
        ])
      ).html,
    ).toContain('må være senere');
    expect((await post(liv, `${path}/paminnelse`, [])).to).toBe(`${path}?minnet=0&uten=alfa%2Cbeta%2Cgamma`);
    expect((await get(liv, `${path}?minnet=0&uten=alfa`)).html).toContain('Ingen koordinator å skrive til: Alfa.');
    expect(
      (
        await post(liv, `${path}/alfa`, [
          ['grunn', 'Feil'],
          ['frist', ''],
        ])
      ).status,
    ).toBe(409);
    expect(
      (
        await post(liv, '/direktoratet/runder', [
          ['ar', String(year)],
          ['apner', '2026-01-01'],
          ['frist', '2026-12-31'],
        ])
      ).html,
    ).toContain('Det finnes alt en runde');
    expect(
      (
        await post(kari, `${path}/frist`, [
          ['sentral', ''],
          ['frist', '2027-01-01'],
        ])
      ).status,
    ).toBe(403);
  });

  describe('as an API', () => {
    const call = async (actor: Actor, method: string, path: string, body?: unknown) => {
      const r = await site(actor).request(`/api/v1${path}`, {
        method,
        ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      });
      const text = await r.text();
      return { status: r.status, type: r.headers.get('content-type')?.split(';')[0], body: text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : text };
    };
    const answers = {
      byQuestion: {
        people: { kind: 'number', value: 3 },
        channels: { kind: 'several', chosen: ['web'] },
        often: { kind: 'one', chosen: 'seldom' },
        governor: { kind: 'several', chosen: ['days'] },
      },
      comments: {},
    };

    it('give the edition of a year to anybody', async () => {
      const { status, body } = await call(anonymous, 'GET', '/questionnaire/2024');
      expect([status, body]).toMatchObject([200, { year: 2024, sections: [{ id: 'visits' }, { id: 'work' }] }]);
      expect(JSON.stringify(body)).not.toContain('"app"');
      expect((await call(anonymous, 'GET', '/questionnaire/1999')).status).toBe(404);
    });

    it('save and submit in one step, and refuse a stale version, a second submission and wrong answers', async () => {
      const year = await round();
      const path = `/responses/alfa/${year}`;
      const put = (body: unknown) => call(kari, 'PUT', path, body);
      expect(await put({ version: 0, answers: { byQuestion: { people: { kind: 'number', value: 1 } } } })).toMatchObject({ status: 200, body: { state: 'draft', version: 1 } });
      expect(await put({ version: 0, answers })).toMatchObject({ status: 409, type: 'application/problem+json', body: { type: 'urn:knutepunkt:stale', version: 1 } });
      expect(await put({ version: 1, submit: true, answers: { byQuestion: { people: { kind: 'number', value: -1 } } } })).toMatchObject({
        status: 422,
        type: 'application/problem+json',
        body: {
          type: 'urn:knutepunkt:incomplete',
          faults: [{ question: 'people', reason: 'out-of-range' }, { question: 'channels', reason: 'required' }, { question: 'often' }, { question: 'governor' }],
        },
      });
      expect(await put({ version: 1, answers: { byQuestion: { people: { kind: 'number', value: 'tre' } } } })).toMatchObject({ status: 422, type: 'application/problem+json' });
      expect(await put({ version: 1, submit: true, answers })).toMatchObject({ status: 200, body: { state: 'submitted', version: 2 } });
      expect(await put({ version: 2, submit: true, answers })).toMatchObject({ status: 409, body: { type: 'urn:knutepunkt:already-submitted' } });
      expect(await call(siv, 'GET', path)).toMatchObject({ status: 200, body: { state: 'submitted', version: 2, answers } });
      expect(await call(liv, 'GET', path)).toMatchObject({ status: 200 });
    });

    it('submit what is saved', async () => {
      const year = await round();
      await call(kari, 'PUT', `/responses/alfa/${year}`, { version: 0, answers });
      expect(await call(kari, 'POST', `/responses/alfa/${year}/submission`, { version: 1 })).toMatchObject({ status: 200, body: { state: 'submitted', version: 2 } });
    });

    it('are closed to others', async () => {
      const year = await round();
      const path = `/responses/alfa/${year}`;
      expect((await call(anonymous, 'PUT', path, { version: 0, answers })).status).toBe(401);
      expect((await call(ola, 'PUT', path, { version: 0, answers })).status).toBe(404);
      expect((await call(liv, 'PUT', path, { version: 0, answers })).status).toBe(404);
      expect((await call(ola, 'GET', path)).status).toBe(404);
      expect((await call(kari, 'GET', '/responses/nobody/2024')).status).toBe(404);
    });
  });
});
