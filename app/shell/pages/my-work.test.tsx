import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { MissingTasks, NextVisits, OwnYear, WorkTiles } from './my-work.tsx';
import type { OwnWork } from './my-work.tsx';
import { YearSoFarTable } from './year-so-far.tsx';

const nothing: OwnWork = {
  new: 0,
  mine: 0,
  late: { new: 0, open: 0, more: false },
  requests: 0,
  toSumUp: 0,
  assignments: { asked: 0, late: 0 },
  gatherings: { toAnswer: 0, requests: 0, toSumUp: 0 },
  ideas: { changeAsked: 0, due: 0, questions: 0, queue: 0 },
  missing: { year: 2026, tasks: [] },
  next: [],
  weeks: { now: { year: 2026, week: 47 }, enquiries: new Map(), visits: new Map() },
};
const plain = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

describe('what waits for a centre', () => {
  test('is counted, and each count leads to what it counts', () => {
    const html = renderToStaticMarkup(<WorkTiles locale="nb" work={{ ...nothing, new: 1, late: { new: 0, open: 25, more: true }, toSumUp: 2 }} />);
    expect(plain(html)).toContain('1 ny henvendelse');
    expect(plain(html)).toContain('25+ henvendelser har ventet for lenge');
    expect(html).toContain('href="/min-sentral/henvendelser?boks=apne&amp;frist=over"');
    expect(html).toContain('href="/min-sentral/hospitering?vis=summeres"');
  });
  test('assignments and gatherings are there only when there are some', () => {
    expect(plain(renderToStaticMarkup(<WorkTiles locale="nb" work={nothing} />))).not.toContain('oppdrag');
    const html = renderToStaticMarkup(<WorkTiles locale="nb" work={{ ...nothing, assignments: { asked: 1, late: 0 }, gatherings: { ...nothing.gatherings, toAnswer: 2 } }} />);
    expect(plain(html)).toContain('1 oppdrag dere er spurt om');
    expect(plain(html)).toContain('2 samlinger dere kan melde dere på');
  });
  test('ideas are there only when some wait: own ones, and others while the centre edits the bank', () => {
    expect(plain(renderToStaticMarkup(<WorkTiles locale="nb" work={nothing} />))).not.toContain('idé');
    const html = renderToStaticMarkup(<WorkTiles locale="nn" work={{ ...nothing, ideas: { ...nothing.ideas, due: 1, queue: 3 } }} />);
    expect(plain(html)).toContain('1 idé må stadfestast: stemmer han framleis?');
    expect(plain(html)).toContain('3 idear ventar på ein redaktør');
    expect(html).toContain('href="/nn/min-sentral/idebanken"');
  });
  test('tasks that nothing documents lead to where something can be done', () => {
    const short = { nb: 'Nettside', nn: 'Nettside', en: 'Web page' };
    const html = renderToStaticMarkup(<MissingTasks locale="nb" missing={{ year: 2026, tasks: [{ number: 6, short }] }} />);
    expect(plain(html)).toContain('Én oppgave i avtalen mangler dokumentasjon i 2026');
    expect(html).toContain('href="/min-sentral/oppgaver?aar=2026#oppgave-6"');
    expect(renderToStaticMarkup(<MissingTasks locale="nb" missing={nothing.missing} />)).toBe('');
  });
  test('the late ones nobody has begun on come first', () => {
    expect(renderToStaticMarkup(<WorkTiles locale="nn" work={{ ...nothing, late: { new: 1, open: 4, more: false } }} />)).toContain(
      'href="/nn/min-sentral/henvendelser?boks=nye&amp;frist=over"',
    );
  });
  test('the next visits say when, what and how many; none says so', () => {
    const visit = { number: 'B2026-0031', startsAt: new Date('2026-12-08T08:30:00Z'), form: 'digital', persons: 4, contactName: undefined, demonstration: true } as const;
    const html = renderToStaticMarkup(<NextVisits locale="nb" work={{ ...nothing, next: [visit] }} />);
    expect(plain(html)).toMatch(/8\. desember 2026 kl\. 09\.30 Digitalt besøk, 4 personer/);
    expect(html).toContain('href="/min-sentral/hospitering/B2026-0031"');
    expect(html).toContain('k-demo');
    expect(renderToStaticMarkup(<NextVisits locale="en" work={nothing} />)).toContain('No visits are agreed.');
  });
});

describe('the year of a centre', () => {
  test('says in words what its strips show, and when there is nothing', () => {
    const weeks = {
      ...nothing.weeks,
      enquiries: new Map([
        ['2026-W07', 3],
        ['2026-W46', 5],
      ]),
    };
    const html = renderToStaticMarkup(<OwnYear locale="nb" weeks={weeks} demonstration={false} />);
    expect(html).toContain('aria-label="8 henvendelser så langt i 2026. Flest i uke 46, med 5."');
    expect(html).toContain('aria-label="Ingen hospiteringer er gjennomført ennå i 2026."');
    expect(html).toContain('href="/min-sentral/henvendelser/aret"');
    expect(html).toContain('href="/min-sentral/hospitering/aret"');
    expect(html).not.toContain('style=');
  });
});

describe('the officers’ year so far', () => {
  test('is a table of the centres with their sum, nothing as a dash and few persons as a colon', () => {
    const counts = { received: 13, answered: 12, late: 0, held: 1, toSumUp: 0 };
    const html = renderToStaticMarkup(
      <YearSoFarTable
        locale="nb"
        soFar={{
          year: 2026,
          demonstration: true,
          centres: [{ id: 'modum', name: 'Modum', demonstration: false, ...counts, people: { none: 'withheld' } }],
          all: { ...counts, people: { value: 2 } },
        }}
      />,
    );
    expect(plain(html)).toMatch(/Modum 13 12 - 1 : -.*Alle sentralene 13 12 - 1 2 -.*«:» betyr/);
  });
});
