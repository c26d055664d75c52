/**
 * A title for a link that came without one: the host, and the words of the address's last part. "nrk.no: biblioteket fyller ti".
 * Empty when it is no link.
 */
export function titleFromLink(link: string): string {
  if (!/^https?:\/\//i.test(link) || !URL.canParse(link)) return '';
  const { hostname, pathname } = new URL(link);
  const host = hostname.replace(/^www\./, '');
  const last = pathname.split('/').findLast((part) => part !== '') ?? '';
  const words = decoded(last)
    .replace(/\.(?:html?|php|aspx?|pdf)$/i, '')
    .replaceAll(/[-_+.]+/g, ' ')
    .replaceAll(/\b\d+(?: \d+)*\b/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  // An identifier is no title.
  const readable = words.includes(' ') && /^[\p{L}\p{N}\p{P} ]+$/u.test(words);
  return (readable ? `${host}: ${words}` : host).slice(0, 200);
}
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
