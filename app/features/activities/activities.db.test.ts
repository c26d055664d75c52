import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { course, logDatabase, logged } from '../../../testing/activities.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { kari, liv, ola, person, siv } from '../../../testing/small-scheme.ts';
import { anonymous } from '../../platform/actor.ts';
import { inTransaction } from '../../platform/database.server.ts';
import {
  addPartner,
  editActivity,
  exportActivities,
  getActivity,
  importActivities,
  importTemplate,
  leaveActivity,
  listActivities,
  listLastKinds,
  listMonth,
  listPartners,
  listSameTimeLastYear,
  logActivity,
  removeActivity,
  repeatActivity,
  restoreActivity,
  shareActivity,
} from './activities.server.ts';

let t: TestDatabase;
const own = { centreId: 'alfa' };
beforeAll(async () => {
  t = await logDatabase();
});
afterAll(() => t?.drop());

const titles = async (filter = {}, centreId = 'alfa'): Promise<string[]> =>
  (await listActivities(t.ctx(centreId === 'alfa' ? kari : ola), centreId, filter)).activities.map((a) => a.title);

describe('writing down what was done', () => {
  it('keeps it as it was written, for the centre and the authority to read', async () => {
    const id = await logged(t.ctx(kari), {
      title: '  Kurs i lasur ',
      counterparts: [{ kind: 'governor', id: 'nordland' }],
      audience: 34,
      targetGroups: ['painters', 'painters'],
      note: 'Husk kaffe',
      tasks: ['late/2'],
      medium: 'hører ikke til kurs',
    });
    const { activity, history, mayChange } = await getActivity(t.ctx(siv), 'alfa', id);
    expect(activity).toMatchObject({
      title: 'Kurs i lasur',
      startsOn: '2026-03-03',
      endsOn: null,
      counterparts: [{ kind: 'governor', id: 'nordland' }],
      audience: 34,
      targetGroups: ['painters'],
      tasks: ['late/2'],
      medium: '',
      madeByName: 'Kari Nes',
      version: 1,
    });
    expect([history, mayChange]).toEqual([[], true]);
    expect((await getActivity(t.ctx(liv), 'alfa', id)).mayChange).toBe(false);
  });
  it('is one activity when it is posted twice, also at the same moment', async () => {
    const post = { ...own, once: randomUUID(), activity: course({ title: 'To ganger' }) };
    const made = await Promise.all([logActivity(t.ctx(kari), post), logActivity(t.ctx(kari), post), logActivity(t.ctx(kari), post)]);
    expect(new Set(made.map((m) => m.ok && m.id)).size).toBe(1);
    expect(made.filter((m) => m.ok && !m.again)).toHaveLength(1);
    expect(await titles({ words: 'ganger' })).toEqual(['To ganger']);
  });
  it('tells every fault at once, and writes nothing', async () => {
    const made = await logActivity(t.ctx(kari), {
      ...own,
      once: randomUUID(),
      activity: course({ title: '', kind: 'app', link: 'javascript:alert(1)', note: 'a\u0000b', tasks: ['early/1'] }),
    });
    expect(made).toEqual({
      ok: false,
      reason: 'invalid',
      faults: [
        { field: 'title', reason: 'missing' },
        { field: 'note', reason: 'bad-characters' },
        { field: 'link', reason: 'bad-link' },
        { field: 'kind', reason: 'unknown-kind' },
        { field: 'tasks', reason: 'unknown-choice' },
      ],
    });
  });
  it('remembers which kinds a person used last', async () => {
    const eva = person('eva', 'Eva Ås', { role: 'member', scope: 'alfa' });
    const at = (minutes: number) => t.ctx(eva, { now: new Date(Date.UTC(2026, 10, 1, 9, minutes)) });
    await logged(at(0), { kind: 'study', startsOn: '2026-02-01' });
    await logged(at(1), { kind: 'course', startsOn: '2026-02-03' });
    await logged(at(2), { kind: 'study', startsOn: '2026-01-05' });
    expect(await listLastKinds(at(9), 'alfa')).toEqual([
      { kind: 'study', lastOn: '2026-01-05' },
      { kind: 'course', lastOn: '2026-02-03' },
    ]);
  });
});

describe('changing what was written', () => {
  it('keeps what it was before, and who changed it', async () => {
    const id = await logged(t.ctx(kari), { title: 'Før', audience: 3 });
    expect(await editActivity(t.ctx(siv), { ...own, id, version: 1, activity: course({ title: 'Etter', audience: 4 }) })).toEqual({ ok: true });
    const { activity, history } = await getActivity(t.ctx(kari), 'alfa', id);
    expect(activity).toMatchObject({ title: 'Etter', audience: 4, version: 2 });
    expect(history).toMatchObject([{ version: 1, deed: 'changed', byName: 'Siv Hagen', before: { title: 'Før', audience: 3 } }]);
  });
  it('never writes over what somebody else has changed meanwhile', async () => {
    const id = await logged(t.ctx(kari));
    const both = await Promise.all(
      [kari, siv].map((actor) => editActivity(t.ctx(actor), { ...own, id, version: 1, activity: course({ title: `Av ${actor.kind === 'person' ? actor.name : ''}` }) })),
    );
    expect(both.filter((r) => r.ok)).toHaveLength(1);
    expect(both.find((r) => !r.ok)).toEqual({ ok: false, reason: 'changed-meanwhile' });
  });
  it('takes it out of the log and back again, once however often it is pressed', async () => {
    const id = await logged(t.ctx(kari), { title: 'Borte' });
    for (let i = 0; i < 2; i++) expect(await removeActivity(t.ctx(kari), { ...own, id })).toEqual({ ok: true });
    expect(await titles({ words: 'Borte' })).toEqual([]);
    expect(await titles({ words: 'Borte', removed: true })).toEqual(['Borte']);
    expect(await editActivity(t.ctx(kari), { ...own, id, version: 2, activity: course() })).toEqual({ ok: false, reason: 'removed' });
    await restoreActivity(t.ctx(kari), { ...own, id });
    expect((await getActivity(t.ctx(kari), 'alfa', id)).history.map((h) => h.deed)).toEqual(['restored', 'removed']);
  });
  it('cannot rewrite history, whoever asks', async () => {
    await expect(inTransaction(t.ctx(kari), (tx) => sql`update activity_revision set by_name = 'X'`.execute(tx))).rejects.toThrow('permission denied');
    await expect(inTransaction(t.ctx(kari), (tx) => sql`delete from activity`.execute(tx))).rejects.toThrow('permission denied');
  });
});

describe('an activity of several centres', () => {
  it('is seen by each, changed by the one that wrote it, and left by one that was not there', async () => {
    const id = await logged(t.ctx(kari), { title: 'Sammen', centres: ['beta'] });
    expect(await titles({ words: 'Sammen' }, 'beta')).toEqual(['Sammen']);
    expect((await getActivity(t.ctx(ola), 'beta', id)).mayChange).toBe(false);
    await expect(editActivity(t.ctx(ola), { centreId: 'beta', id, version: 1, activity: course() })).rejects.toMatchObject({ code: 'not-found' });
    expect(await leaveActivity(t.ctx(ola), { centreId: 'beta', id })).toEqual({ ok: true });
    await expect(getActivity(t.ctx(ola), 'beta', id)).rejects.toMatchObject({ code: 'not-found' });
    expect((await getActivity(t.ctx(kari), 'alfa', id)).history).toMatchObject([{ deed: 'left', byName: 'Ola Vik' }]);
    expect(await shareActivity(t.ctx(kari), { ...own, id, with: ['beta', 'gamma'] })).toEqual({ ok: true });
    expect((await getActivity(t.ctx(ola), 'beta', id)).activity.centres).toEqual(['beta', 'gamma']);
  });
  it('is not shared with a centre there is none of, or for a kind that is done alone', async () => {
    const id = await logged(t.ctx(kari));
    expect(await shareActivity(t.ctx(kari), { ...own, id, with: ['omega'] })).toMatchObject({ faults: [{ field: 'centres', reason: 'unknown-centre' }] });
    const article = await logged(t.ctx(kari), { kind: 'article' });
    expect(await shareActivity(t.ctx(kari), { ...own, id: article, with: ['beta'] })).toMatchObject({ faults: [{ field: 'centres', reason: 'not-for-kind' }] });
  });
});

describe('doing it again', () => {
  it('copies it to another day, with the tasks of that year’s agreement and nobody counted yet', async () => {
    const id = await logged(t.ctx(kari), { startsOn: '2025-12-30', endsOn: '2025-12-31', audience: 12, tasks: ['early/1'] });
    const made = await repeatActivity(t.ctx(siv), { ...own, id, once: randomUUID(), repeat: { kind: 'once', startsOn: '2026-12-29' } });
    expect(made.ok && (await getActivity(t.ctx(kari), 'alfa', made.ids[0]!)).activity).toMatchObject({
      startsOn: '2026-12-29',
      endsOn: '2026-12-30',
      audience: null,
      tasks: ['late/2'],
      madeByName: 'Siv Hagen',
    });
  });
  it('comes every month, on the last day where the month is short, and once when pressed twice', async () => {
    const id = await logged(t.ctx(kari), { startsOn: '2026-01-31', title: 'Hver måned' });
    const press = { ...own, id, once: randomUUID(), repeat: { kind: 'monthly', times: 3 } } as const;
    const made = await repeatActivity(t.ctx(kari), press);
    expect(await repeatActivity(t.ctx(kari), press)).toEqual(made);
    const { activities } = await listActivities(t.ctx(kari), 'alfa', { words: 'hver måned' });
    expect(activities.map((a) => a.startsOn)).toEqual(['2026-04-30', '2026-03-31', '2026-02-28', '2026-01-31']);
  });
  it('is all or none: not past next year, and twelve times at most', async () => {
    const id = await logged(t.ctx(kari), { startsOn: '2027-06-01', title: 'For langt' });
    const again = (times: number) => repeatActivity(t.ctx(kari), { ...own, id, once: randomUUID(), repeat: { kind: 'monthly', times } });
    expect(await again(7)).toMatchObject({ reason: 'invalid', faults: [{ field: 'startsOn', reason: 'too-far-ahead' }] });
    expect(await again(13)).toEqual({ ok: false, reason: 'too-many' });
    expect(await titles({ words: 'for langt' })).toHaveLength(1);
  });
  it('shows what was done at this time last year', async () => {
    await logged(t.ctx(kari), { startsOn: '2025-11-20', title: 'I fjor' });
    await logged(t.ctx(kari), { startsOn: '2025-10-01', title: 'Lenge før' });
    expect((await listSameTimeLastYear(t.ctx(kari), 'alfa')).map((a) => a.title)).toEqual(['I fjor']);
  });
});

describe('finding it', () => {
  it('lists a year with what touches it, by kind and by words, and takes a pattern’s signs for what they are', async () => {
    await logged(t.ctx(kari), { startsOn: '2024-12-30', endsOn: '2025-01-02', title: 'Over nyttår 100%' });
    expect(await titles({ year: 2025, words: 'nyttår' })).toEqual(['Over nyttår 100%']);
    expect(await titles({ year: 2024, words: 'NYTTÅR 100%' })).toEqual(['Over nyttår 100%']);
    expect(await titles({ words: 'nyttår 1_0' })).toEqual([]);
    expect(await titles({ year: 2024, kind: 'study' })).toEqual([]);
    for (const hostile of [{ kind: 'a\u0000' }, { year: Number.NaN }, { year: 99_999 }, { words: '\u0000 \uD800' }]) await titles(hostile);
    expect((await listMonth(t.ctx(kari), 'alfa', '2025-01')).map((a) => a.title)).toEqual(['Over nyttår 100%']);
  });
  it('shows fifty at a time, every one once', async () => {
    const gamma = person('grete', 'Grete Li', { role: 'coordinator', scope: 'gamma' });
    for (let i = 0; i < 53; i++) await logged(t.ctx(gamma), { startsOn: `2026-0${1 + (i % 3)}-01`, title: `Nr ${i}` }, 'gamma');
    const first = await listActivities(t.ctx(gamma), 'gamma', { kind: 'course', words: 'Nr' });
    const second = await listActivities(t.ctx(gamma), 'gamma', { kind: 'course', words: 'Nr', after: first.next });
    expect([first.activities.length, second.activities.length, second.next]).toEqual([50, 3, undefined]);
    expect(new Set([...first.activities, ...second.activities].map((a) => a.id)).size).toBe(53);
    expect((await listActivities(t.ctx(gamma), 'gamma', { after: "nonsense'" })).activities).toHaveLength(50);
  });
});

describe('institutions', () => {
  it('are added by a centre for everybody, each once', async () => {
    const made = await addPartner(t.ctx(kari), { ...own, name: ' Institutt  for maling ' });
    expect(await addPartner(t.ctx(ola), { centreId: 'beta', name: 'INSTITUTT FOR MALING' })).toEqual(made);
    expect(await addPartner(t.ctx(ola), { centreId: 'beta', name: 'ntnu' })).toEqual({ ok: true, id: 'ntnu' });
    expect(await addPartner(t.ctx(ola), { centreId: 'beta', name: 'a\u0000' })).toEqual({ ok: false, reason: 'bad-name' });
    expect((await listPartners(t.ctx(ola))).map((p) => p.label.nb)).toEqual(['NTNU', 'Andre', 'Institutt for maling']);
    if (made.ok) await logged(t.ctx(ola), { kind: 'study', partners: [made.id] }, 'beta');
  });
});

describe('those who may not', () => {
  const notFound = { code: 'not-found' };
  const strangers = {
    nobody: anonymous,
    'another centre': ola,
    administrator: person('ada', 'Ada', { role: 'administrator', scope: null }),
    link: { kind: 'link', hash: 'h' },
  } as const;
  const officers = { officer: liv };
  const deeds = (id: string) => ({
    log: (ctx: ReturnType<TestDatabase['ctx']>) => logActivity(ctx, { ...own, once: randomUUID(), activity: course() }),
    edit: (ctx: ReturnType<TestDatabase['ctx']>) => editActivity(ctx, { ...own, id, version: 1, activity: course() }),
    remove: (ctx: ReturnType<TestDatabase['ctx']>) => removeActivity(ctx, { ...own, id }),
    restore: (ctx: ReturnType<TestDatabase['ctx']>) => restoreActivity(ctx, { ...own, id }),
    share: (ctx: ReturnType<TestDatabase['ctx']>) => shareActivity(ctx, { ...own, id, with: ['beta'] }),
    leave: (ctx: ReturnType<TestDatabase['ctx']>) => leaveActivity(ctx, { ...own, id }),
    repeat: (ctx: ReturnType<TestDatabase['ctx']>) => repeatActivity(ctx, { ...own, id, once: randomUUID(), repeat: { kind: 'once', startsOn: '2026-05-05' } }),
    import: (ctx: ReturnType<TestDatabase['ctx']>) => importActivities(ctx, { ...own, bytes: Buffer.from('x'), write: false }),
    template: (ctx: ReturnType<TestDatabase['ctx']>) => importTemplate(ctx, 'alfa', 'nb'),
    'add a partner': (ctx: ReturnType<TestDatabase['ctx']>) => addPartner(ctx, { ...own, name: 'X' }),
    'see the last kinds': (ctx: ReturnType<TestDatabase['ctx']>) => listLastKinds(ctx, 'alfa'),
    'see last year': (ctx: ReturnType<TestDatabase['ctx']>) => listSameTimeLastYear(ctx, 'alfa'),
  });
  const readings = (id: string) => ({
    list: (ctx: ReturnType<TestDatabase['ctx']>) => listActivities(ctx, 'alfa', {}),
    month: (ctx: ReturnType<TestDatabase['ctx']>) => listMonth(ctx, 'alfa', '2026-03'),
    get: (ctx: ReturnType<TestDatabase['ctx']>) => getActivity(ctx, 'alfa', id),
    export: (ctx: ReturnType<TestDatabase['ctx']>) => exportActivities(ctx, own, 'nb'),
  });
  it.each([...Object.entries(strangers), ...Object.entries(officers)])('%s changes nothing and is told of nothing', async (_, actor) => {
    const id = await logged(t.ctx(kari));
    for (const deed of Object.values(deeds(id))) await expect(deed(t.ctx(actor))).rejects.toMatchObject(notFound);
    expect((await getActivity(t.ctx(kari), 'alfa', id)).activity.version).toBe(1);
  });
  it.each(Object.entries(strangers))('%s reads nothing', async (_, actor) => {
    const id = await logged(t.ctx(kari));
    for (const reading of Object.values(readings(id))) await expect(reading(t.ctx(actor))).rejects.toMatchObject(notFound);
    await expect(getActivity(t.ctx(actor), 'beta', id)).rejects.toMatchObject(notFound);
  });
  it('the second wall holds by itself: another centre writes no row into the log', async () => {
    const id = await logged(t.ctx(kari));
    const { rows } = await inTransaction(t.ctx(ola), (tx) => sql`update activity set title = 'X' where id = ${id} returning id`.execute(tx));
    expect(rows).toEqual([]);
    const forged = inTransaction(t.ctx(ola), (tx) => sql`insert into activity_revision values (${id}, 1, 'changed', now(), 'ola', 'Ola', '{}')`.execute(tx));
    await expect(forged).rejects.toThrow('row-level security');
  });
});
