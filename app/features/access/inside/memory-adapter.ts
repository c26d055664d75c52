import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Kept {
  payload: AdapterPayload;
  until: number;
}
const most = 5000;

/**
 * What the embedded issuer remembers, for minutes: sign-ins under way, codes. Lost at a restart, which costs a person one more
 * click; the site's own sessions are in the database.
 */
export function memoryAdapter(): (model: string) => Adapter {
  const store = new Map<string, Kept>();
  const get = (key: string): AdapterPayload | undefined => {
    const kept = store.get(key);
    if (kept && kept.until > Date.now()) return kept.payload;
    store.delete(key);
    return undefined;
  };
  const makeRoom = (): void => {
    if (store.size < most) return;
    for (const [key, { until }] of store) if (until <= Date.now()) store.delete(key);
    // The oldest go first: a map keeps the order of entry.
    while (store.size >= most) store.delete(store.keys().next().value!);
  };
  const where = (model: string, fits: (p: AdapterPayload) => boolean): AdapterPayload | undefined => {
    for (const key of store.keys()) {
      const payload = key.startsWith(`${model}:`) ? get(key) : undefined;
      if (payload && fits(payload)) return payload;
    }
    return undefined;
  };
  return (model) => ({
    upsert: async (id, payload, expiresIn) => {
      makeRoom();
      store.set(`${model}:${id}`, { payload, until: Date.now() + (expiresIn ?? 3600) * 1000 });
    },
    find: async (id) => get(`${model}:${id}`),
    findByUid: async (uid) => where(model, (p) => p.uid === uid),
    findByUserCode: async (userCode) => where(model, (p) => p.userCode === userCode),
    consume: async (id) => {
      const payload = get(`${model}:${id}`);
      if (payload) payload.consumed = Math.floor(Date.now() / 1000);
    },
    destroy: async (id) => {
      store.delete(`${model}:${id}`);
    },
    revokeByGrantId: async (grantId) => {
      for (const [key, { payload }] of store) if (payload.grantId === grantId) store.delete(key);
    },
  });
}
