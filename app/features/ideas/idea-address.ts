/** Letters that an address may carry, and no more than fit a line. */
function slugOf(title: string): string {
  const plain = title.toLowerCase().replaceAll('æ', 'ae').replaceAll('ø', 'o').replaceAll('å', 'a').normalize('NFKD').replaceAll(/[̀-ͯ]/g, '');
  return plain
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replaceAll(/^-+|-+$/g, '');
}

/** `/idebanken/12-tre-faste-treningstider`: the number lasts, the words follow the title. */
export const ideaPath = (number: number, title: string): string => `/idebanken/${[String(number), slugOf(title)].filter(Boolean).join('-')}`;

/** The number an address begins with; undefined for what is no idea's. */
export function ideaNumberIn(address: string): number | undefined {
  const digits = /^([1-9]\d{0,8})(?:-[a-z0-9-]*)?$/.exec(address)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** Where "Lag idé av dette" leads. */
export const newIdeaPath = (kind: 'activity' | 'visit' | 'enquiry', id: string): string => `/idebanken/ny?fra=${kind}:${encodeURIComponent(id)}`;
