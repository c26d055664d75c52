/**
 * Signs a demonstration person in without a browser, through the same OpenID Connect as everybody.
 * @param person an id such as `demo-jonas-lie-berg` or `demo-{centre}-coordinator`
 * @returns the session's cookie, as `name=value`
 */
export async function signIn(base: string, person: string): Promise<string> {
  const jar = new Map<string, string>();
  let url = `${base}/logg-inn/start?person=${encodeURIComponent(person)}`;
  for (let steps = 0; steps < 15; steps++) {
    const response = await fetch(url, { redirect: 'manual', headers: { cookie: [...jar].map(([k, v]) => `${k}=${v}`).join('; ') } });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const at = pair.indexOf('=');
      jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    const session = jar.get('session');
    if (session) return `session=${session}`;
    const next = response.headers.get('location');
    if (!next) throw new Error(`nobody was signed in as ${person}: ${response.status} at ${url}\n${(await response.text()).slice(0, 500)}`);
    url = new URL(next, url).href;
  }
  throw new Error(`nobody was signed in as ${person}: sent on and on, last to ${url}`);
}
