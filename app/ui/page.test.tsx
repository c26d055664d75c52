import { describe, expect, test } from 'vitest';
import type { Frame } from '../platform/context.ts';
import { locales } from '../platform/locale.ts';
import { currentItem } from './header.tsx';
import { renderPage } from './page.tsx';

const frame: Frame = {
  locale: 'nb',
  path: '/rapporter?side=2',
  assets: { css: ['/assets/styles.css'], script: '/assets/client.js', dev: false },
  requestId: 'r1',
  schemeName: 'Ordningen',
  navigation: [{ path: '/rapporter', label: 'Rapporter' }],
  roles: [],
  person: undefined,
  demonstration: true,
};
const page = { title: 'Rapporter', children: <p>Innhold</p> };

describe('the frame round every page', () => {
  test('says its language, and where the same page is in the others, query and all', () => {
    for (const locale of locales) {
      const html = renderPage({ ...frame, locale }, page);
      expect(html).toContain(`<html lang="${locale}"`);
      expect(html).toMatch(/<link rel="alternate" hrefLang="nn" href="\/nn\/rapporter\?side=2"/);
      expect(html).toContain('<title>Rapporter – Knutepunkt</title>');
    }
  });
  test('says in the tab that something is wrong, where something is', () => {
    expect(renderPage(frame, { ...page, faulty: true })).toContain('<title>Feil: Rapporter – Knutepunkt</title>');
    expect(renderPage({ ...frame, locale: 'en' }, { ...page, faulty: true })).toContain('<title>Error: Rapporter – Knutepunkt</title>');
  });
  test('ships no script to a page that is read, and one to a page that is filled in', () => {
    expect(renderPage(frame, page)).not.toContain('<script');
    expect(renderPage(frame, { ...page, script: true })).toContain('<script type="module" src="/assets/client.js">');
  });
  test('holds no inline style, which the content security policy forbids', () => {
    expect(renderPage({ ...frame, person: { name: 'Kari' } }, page)).not.toMatch(/ style=|<style/);
  });
  test('signs out with a post, and in with the way back', () => {
    expect(renderPage({ ...frame, person: { name: 'Kari' } }, page)).toMatch(/<form(?=[^>]*method="post")[^>]*action="\/logg-ut"/);
    expect(renderPage({ ...frame, locale: 'en' }, page)).toContain('/en/logg-inn?til=%2Fen%2Frapporter%3Fside%3D2');
  });
  test('has a role’s own deed one press away, in the page’s language, beside its pages', () => {
    const role = { label: 'Alfa', items: [{ path: '/a', label: 'A' }], action: { path: '/a/ny', label: 'Logg noe' } };
    expect(renderPage({ ...frame, locale: 'nn', roles: [role] }, page)).toMatch(/<\/nav><a class="ds-button k-rolebar__log"[^>]* href="\/nn\/a\/ny">Logg noe<\/a>/);
    expect(renderPage({ ...frame, path: '/a/ny?x=1', roles: [role] }, page)).toMatch(/k-rolebar__log"[^>]* aria-current="page"/);
    expect(renderPage({ ...frame, roles: [{ label: 'Alfa', items: role.items }] }, page)).not.toContain('k-rolebar__log');
  });
  test('adds the page itself to its breadcrumbs, once', () => {
    const html = renderPage({ ...frame, path: '/rapporter/a' }, { ...page, title: 'A', breadcrumbs: [{ label: 'Rapporter', path: '/rapporter' }] });
    expect(html).toMatch(/aria-current="page">A<\/a><\/li><\/ol>/);
    const given = renderPage(
      { ...frame, path: '/rapporter/a' },
      {
        ...page,
        title: 'Lang tittel',
        breadcrumbs: [
          { label: 'Rapporter', path: '/rapporter' },
          { label: 'A', path: '/rapporter/a' },
        ],
      },
    );
    expect(given.match(/<li><a class="ds-link" href="\/rapporter\/a"/g)).toHaveLength(1);
  });
  test('escapes what people have written', () => {
    expect(renderPage({ ...frame, person: { name: '<img onerror=x>' } }, page)).not.toContain('<img');
  });
});

test('the longest address marks the navigation, so that an overview does not claim every page', () => {
  const items = ['/direktoratet', '/direktoratet/runder'].map((path) => ({ path, label: path }));
  expect(currentItem(items, '/direktoratet/runder/2025')?.path).toBe('/direktoratet/runder');
  expect(currentItem(items, '/direktoratet?a=1')?.path).toBe('/direktoratet');
  expect(currentItem(items, '/direktoratets')).toBeUndefined();
});
