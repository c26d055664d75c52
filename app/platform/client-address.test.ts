import { describe, expect, it } from 'vitest';
import { clientAddress } from './client-address.server.ts';

describe('who asks', () => {
  it('is the peer, whatever a header says, when no proxy is trusted', () => {
    expect(clientAddress('192.0.2.7', '198.51.100.1', 0)).toBe('192.0.2.7');
    expect(clientAddress('::ffff:192.0.2.7', undefined, 0)).toBe('192.0.2.7');
    expect(clientAddress('2001:db8::1', undefined, 0)).toBe('2001:db8::1');
  });
  it('is what our own proxy was called from, not what the client claims before that', () => {
    expect(clientAddress('127.0.0.1', '203.0.113.9, 198.51.100.1', 1)).toBe('198.51.100.1');
    expect(clientAddress('127.0.0.1', '203.0.113.9, 198.51.100.1, 10.0.0.2', 2)).toBe('198.51.100.1');
    expect(clientAddress('127.0.0.1', '[2001:db8::5]:4711', 1)).toBe('2001:db8::5');
    expect(clientAddress('127.0.0.1', '198.51.100.1:4711', 1)).toBe('198.51.100.1');
  });
  it('is the peer when the proxies that should stand between are not there, or say no address', () => {
    expect(clientAddress('192.0.2.7', undefined, 1)).toBe('192.0.2.7');
    expect(clientAddress('192.0.2.7', '203.0.113.9', 2)).toBe('192.0.2.7');
    expect(clientAddress('192.0.2.7', 'unknown', 1)).toBe('192.0.2.7');
    expect(clientAddress('', undefined, 0)).toBe('');
  });
});
