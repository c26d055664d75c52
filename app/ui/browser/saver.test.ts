import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createSaver, shouldRestore } from './saver.ts';
import type { Kept, Outcome } from './saver.ts';

/** A form, a server and a browser's store, as small as they can be. */
function bench(answers: Outcome[] = []) {
  const seen = { form: 'a=1', version: '3', sent: [] as string[], kept: undefined as Kept | undefined, shown: [] as string[] };
  const saver = createSaver({
    read: () => seen.form,
    version: () => seen.version,
    send: async (body) => {
      seen.sent.push(body);
      return answers.shift() ?? { kind: 'saved', version: 4, savedAt: '14.32' };
    },
    keep: (kept) => (seen.kept = kept),
    show: (outcome) => seen.shown.push(outcome.kind),
  });
  const write = (form: string): void => {
    seen.form = form;
    saver.changed(2000);
  };
  return { seen, saver, write };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a form that saves itself', () => {
  test('saves after a pause, once, what stands there then', async () => {
    const { seen, write } = bench();
    write('a=12');
    await vi.advanceTimersByTimeAsync(1000);
    write('a=123');
    await vi.advanceTimersByTimeAsync(1000);
    expect(seen.sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(1100);
    expect(seen.sent).toEqual(['a=123']);
    expect(seen.shown.at(-1)).toBe('saved');
  });

  test('does not wait for ever for somebody who never pauses', async () => {
    const { seen, write } = bench();
    for (let i = 0; i < 12; i++) {
      write(`a=${i}x`);
      await vi.advanceTimersByTimeAsync(900);
    }
    expect(seen.sent.length).toBeGreaterThan(0);
  });

  test('keeps what is written in the browser until the server has it', async () => {
    const { seen, write } = bench();
    write('a=2');
    expect(seen.kept).toEqual({ body: 'a=2', version: '3' });
    await vi.advanceTimersByTimeAsync(2000);
    expect(seen.kept).toBeUndefined();
  });

  test('goes on trying after a lost connection, ever more seldom, and loses nothing', async () => {
    const { seen, write } = bench([{ kind: 'offline' }, { kind: 'offline' }, { kind: 'failed' }]);
    write('a=2');
    await vi.advanceTimersByTimeAsync(2000);
    expect(seen.kept?.body).toBe('a=2');
    await vi.advanceTimersByTimeAsync(2000);
    expect(seen.sent).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(3900);
    expect(seen.sent).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(100 + 8000);
    expect(seen.sent).toHaveLength(4);
    expect(seen.kept).toBeUndefined();
  });

  test('sends at once when the connection is back', async () => {
    const { seen, write, saver } = bench([{ kind: 'offline' }]);
    write('a=2');
    await vi.advanceTimersByTimeAsync(2000);
    await saver.flush();
    expect(seen.sent).toHaveLength(2);
    expect(seen.shown.at(-1)).toBe('saved');
  });

  test('has one request under way at a time, and then sends what was written meanwhile', async () => {
    let answer: (outcome: Outcome) => void = () => {};
    const seen = { form: 'a=1', sent: [] as string[] };
    const saver = createSaver({
      read: () => seen.form,
      version: () => '1',
      send: (body) => {
        seen.sent.push(body);
        return new Promise((resolve) => (answer = resolve));
      },
      keep: () => {},
      show: () => {},
    });
    seen.form = 'a=2';
    void saver.flush();
    seen.form = 'a=3';
    void saver.flush();
    expect(seen.sent).toEqual(['a=2']);
    answer({ kind: 'saved', version: 2, savedAt: '10.00' });
    await vi.advanceTimersByTimeAsync(2000);
    expect(seen.sent).toEqual(['a=2', 'a=3']);
  });

  test('stops after a conflict, and keeps what was written', async () => {
    const { seen, write, saver } = bench([{ kind: 'conflict' }]);
    write('a=2');
    await vi.advanceTimersByTimeAsync(2000);
    write('a=3');
    await vi.advanceTimersByTimeAsync(60_000);
    await saver.flush();
    expect(seen.sent).toEqual(['a=2']);
    expect(seen.kept?.body).toBe('a=3');
  });

  test('waits after the session ended, and sends when asked to again', async () => {
    const { seen, write, saver } = bench([{ kind: 'signed-out' }]);
    write('a=2');
    await vi.advanceTimersByTimeAsync(120_000);
    expect(seen.sent).toHaveLength(1);
    await saver.flush();
    expect(seen.sent).toHaveLength(2);
  });

  test('a form that is sent by the person is not saved beside, and does not hold the person back', async () => {
    const { seen, write, saver } = bench();
    write('a=2');
    saver.posting();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(seen.sent).toEqual([]);
    expect(saver.dirty()).toBe(false);
    expect(seen.kept).toEqual({ body: 'a=2', version: '3' });
  });

  test('is saved before the person’s press takes the page away, and nothing is then kept', async () => {
    const { seen, write, saver } = bench();
    write('a=2');
    expect(await saver.readyToPost()).toBe(true);
    expect(seen.sent).toEqual(['a=2']);
    expect(seen.kept).toBeUndefined();
  });

  test('keeps the page, and tries again, when the press comes while the connection is lost', async () => {
    const { seen, write, saver } = bench([{ kind: 'offline' }]);
    write('a=2');
    expect(await saver.readyToPost()).toBe(false);
    expect(seen.shown.at(-1)).toBe('offline');
    expect(saver.dirty()).toBe(true);
    expect(seen.kept?.body).toBe('a=2');
    await vi.advanceTimersByTimeAsync(2000);
    expect(seen.sent).toEqual(['a=2', 'a=2']);
  });

  test('lets the server’s page speak when the session has ended, or what is written is refused', async () => {
    for (const kind of ['signed-out', 'invalid', 'conflict'] as const) {
      const { seen, write, saver } = bench([{ kind }]);
      write('a=2');
      expect(await saver.readyToPost()).toBe(true);
      expect(seen.kept?.body).toBe('a=2');
    }
  });

  test('waits for a save under way before the page is taken away', async () => {
    let answer: (outcome: Outcome) => void = () => {};
    const seen = { form: 'a=1', sent: [] as string[] };
    const send = (body: string): Promise<Outcome> => {
      seen.sent.push(body);
      return new Promise((resolve) => (answer = resolve));
    };
    const saver = createSaver({ read: () => seen.form, version: () => '1', send, keep: () => {}, show: () => {} });
    seen.form = 'a=2';
    void saver.flush();
    const ready = saver.readyToPost();
    answer({ kind: 'saved', version: 2, savedAt: '10.00' });
    expect(await ready).toBe(true);
    expect(seen.sent).toEqual(['a=2']);
  });

  test('saves again when the person comes back to the page with the browser’s own button', async () => {
    const { seen, write, saver } = bench();
    saver.posting();
    saver.resumed();
    write('a=2');
    await vi.advanceTimersByTimeAsync(2000);
    expect(seen.sent).toEqual(['a=2']);
  });

  test('writing and taking it back leaves nothing to save', async () => {
    const { seen, write } = bench();
    write('a=2');
    write('a=1');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(seen.sent).toEqual([]);
    expect(seen.kept).toBeUndefined();
  });
});

describe('what was kept from an earlier visit', () => {
  const kept: Kept = { body: 'a=2', version: '3' };
  test('comes back when the form does not say it, whoever has saved since', () => {
    expect(shouldRestore(kept, { body: 'a=1' })).toBe(true);
  });
  test('is dropped when the form already says the same', () => expect(shouldRestore(kept, { body: 'a=2' })).toBe(false));
  test('is dropped when the person has chosen since between it and what another wrote', () => {
    expect(shouldRestore(kept, { body: 'a=1', settled: 5 })).toBe(false);
    expect(shouldRestore({ body: 'a=2', version: '5' }, { body: 'a=1', settled: 5 })).toBe(true);
  });
});
