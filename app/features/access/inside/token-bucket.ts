/**
 * Slows down whoever asks too often: `burst` at once, then one for every `everyMs`. Kept in this process: with several
 * processes each grants its own, which is enough against guessing and flooding.
 */
export function tokenBucket({ burst, everyMs, maxKeys = 10_000 }: { burst: number; everyMs: number; maxKeys?: number }): (key: string, now: number) => boolean {
  // When each key's bucket will be full again.
  const fullAt = new Map<string, number>();
  return (key, now) => {
    if (fullAt.size >= maxKeys) for (const [k, at] of fullAt) if (at <= now) fullAt.delete(k);
    const next = Math.max(fullAt.get(key) ?? now, now) + everyMs;
    if (next - now > burst * everyMs) return false;
    if (fullAt.size >= maxKeys && !fullAt.has(key)) fullAt.delete(fullAt.keys().next().value!);
    fullAt.set(key, next);
    return true;
  };
}
