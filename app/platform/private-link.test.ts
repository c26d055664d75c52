import { describe, expect, it } from 'vitest';
import { hashOfSecret, isSecret, linkActor, newSecret, secretOf } from './private-link.server.ts';

describe('a private link', () => {
  it('has a secret of 128 bits that fits in an address, never the same twice', () => {
    const secrets = Array.from({ length: 1000 }, newSecret);
    expect(new Set(secrets).size).toBe(1000);
    for (const secret of secrets) {
      expect(isSecret(secret)).toBe(true);
      expect(encodeURIComponent(secret)).toBe(secret);
      expect(Buffer.from(secret, 'base64url')).toHaveLength(16);
    }
  });

  it.each(['', 'kort', 'A'.repeat(21), 'A'.repeat(23), `${'A'.repeat(21)}B`, `${'A'.repeat(21)}\n`, `${'A'.repeat(20)}/A`, `${'A'.repeat(22)}\n`])('has no secret %j', (text) => {
    expect(isSecret(text)).toBe(false);
  });

  it('is known by its hash alone', () => {
    const secret = newSecret();
    expect(linkActor(secret)).toEqual({ kind: 'link', hash: hashOfSecret(secret) });
    expect(hashOfSecret(secret)).toMatch(/^[\da-f]{64}$/);
    expect(JSON.stringify(linkActor(secret))).not.toContain(secret);
  });
});

it('follows from the form’s key and what was written: the same twice, another for other words or another form', () => {
  const key = newSecret();
  expect(secretOf(key, { text: 'x' })).toBe(secretOf(key, { text: 'x' }));
  expect(isSecret(secretOf(key, { text: 'x' }))).toBe(true);
  expect(new Set([secretOf(key, { text: 'x' }), secretOf(key, { text: 'y' }), secretOf(newSecret(), { text: 'x' }), key]).size).toBe(4);
});
