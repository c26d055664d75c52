import { describe, expect, it } from 'vitest';
import { createLog, isReadable } from './log.server.ts';

describe('the log', () => {
  it('names an error without the values and the connection it came with', () => {
    const lines: string[] = [];
    const log = createLog({ logLevel: 'info' }, { write: (line: string) => void lines.push(line) });
    const error = Object.assign(new Error('duplicate key', { cause: new Error('below') }), {
      code: '23505',
      detail: 'Key (email)=(kari@example.no) exists',
      client: { password: 'hemmelig' },
    });
    log.error({ err: error }, 'request failed');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ msg: 'request failed', err: { type: 'Error', message: 'duplicate key', code: '23505', cause: { message: 'below' } } });
    expect(lines[0]).not.toMatch(/kari@|hemmelig/);
  });
  it('leaves the terminal to readable progress, unless a level is asked for', () => {
    expect([isReadable({ logLevel: undefined }, true), isReadable({ logLevel: 'info' }, true), isReadable({ logLevel: undefined }, false)]).toEqual([true, false, false]);
  });
});
