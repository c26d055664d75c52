import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { clockOf, ConfigError, readConfig } from './config.server.ts';

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (e) {
    if (e instanceof ConfigError) return e.faults;
    throw e;
  }
}

describe('settings', () => {
  it('need nothing: a bare clone starts as a demonstration', () => {
    expect(readConfig({})).toMatchObject({ port: 3000, publicUrl: 'http://localhost:3000', demonstration: true, issuer: undefined, dataDir: path.resolve('.data') });
  });
  it('count an empty variable as absent', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ port: 3000, databaseUrl: undefined });
  });
  it('name every fault at once', () => {
    const faults = faultsOf({ PORT: 'http', LOG_LEVEL: 'loud', PUBLIC_URL: 'example.no', OIDC_ISSUER: 'https://login.example.no' });
    expect(faults.map((f) => f.split(/[=:]/)[0])).toEqual(['PORT', 'PUBLIC_URL', 'LOG_LEVEL', 'OIDC_CLIENT_ID and OIDC_CLIENT_SECRET']);
  });
  it('refuse a port beyond the last, a path in the public address and a database without a name', () => {
    expect(faultsOf({ PORT: '65536' })).toHaveLength(1);
    expect(faultsOf({ PUBLIC_URL: 'https://example.no/app' })).toHaveLength(1);
    expect(faultsOf({ DATABASE_URL: 'postgres://localhost' })).toHaveLength(1);
  });
  it('believe no proxy unless told how many there are', () => {
    expect([readConfig({}).trustedProxies, readConfig({ TRUSTED_PROXIES: '2' }).trustedProxies]).toEqual([0, 2]);
    for (const wrong of ['true', '-1', '127.0.0.1', '99']) expect(faultsOf({ TRUSTED_PROXIES: wrong })).toHaveLength(1);
  });
  it('never repeat a password', () => {
    expect(faultsOf({ DATABASE_URL: 'mysql://me:hemmelig@host/db' }).join()).not.toContain('hemmelig');
    expect(faultsOf({ SMTP_URL: 'hemmelig' }).join()).not.toContain('hemmelig');
  });
  it('refuse the demonstration sign-in in a production that is no demonstration', () => {
    expect(faultsOf({ NODE_ENV: 'production' })).toHaveLength(1);
    expect(readConfig({ NODE_ENV: 'production', DEMO: '1' }).demonstration).toBe(true);
    const issuer = { OIDC_ISSUER: 'https://login.example.no', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' };
    expect(readConfig({ NODE_ENV: 'production', ...issuer }).demonstration).toBe(false);
  });
  it('take the origin of the public address', () => {
    expect(readConfig({ PUBLIC_URL: 'https://knutepunkt.example.no/' })).toMatchObject({
      publicUrl: 'https://knutepunkt.example.no',
      mailFrom: 'Knutepunkt <ikke-svar@knutepunkt.example.no>',
    });
  });
});

describe('the clock', () => {
  it('starts where a test says and runs on', () => {
    const now = clockOf(readConfig({ CLOCK: '2027-01-01T00:00:00+01:00' }));
    expect(now().getTime() - Date.parse('2026-12-31T23:00:00Z')).toBeLessThan(1000);
  });
});
