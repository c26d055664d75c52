import { municipalityAt, municipalityName } from '../../geography/geography.ts';
import type { Geography } from '../../geography/geography.ts';
import { sameName, searchMunicipalities } from '../../geography/search.ts';

/**
 * The code of the municipality a person wrote a line about: a code in use that day, a name, a former name, or "Herøy (1818)";
 * as written on a phone too, without marks and with a hyphen for a dash, when it can be no other.
 * What is not found, or means several, stays as it was written.
 */
export function readMunicipality(geo: Geography, typed: string, day: string): string {
  const text = typed.trim();
  const code = /^(?:.*\()?(\d{4})\)?$/.exec(text)?.[1];
  if (code !== undefined && municipalityAt(geo, code, day)) return code;
  const bare = text.replace(/ kommune$/i, '');
  const wanted = bare.toLocaleLowerCase('nb');
  const found = searchMunicipalities(geo, text, { at: day, limit: 10 });
  const named = found.filter((m) => m.matched.toLocaleLowerCase('nb') === wanted || m.name.toLocaleLowerCase('nb') === wanted);
  const exact = named.length > 0 ? named : found.filter((m) => sameName(m.matched, bare) || sameName(m.name, bare));
  const now = exact.filter((m) => m.formerly === undefined);
  const meant = now.length > 0 ? now : exact;
  return meant.length === 1 ? meant[0]!.code : text;
}

/** How a line is shown again: the name, with its code where several share it; what was not understood as it was written. */
export function writeMunicipality(geo: Geography, line: string, day: string): string {
  if (!municipalityAt(geo, line, day)) return line;
  const name = municipalityName(geo, line, day);
  return readMunicipality(geo, name, day) === line ? name : `${name} (${line})`;
}
