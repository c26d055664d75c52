/**
 * How wide a text is, about, without a browser: Inter's letter widths in parts of the font size, for half-bold, rounded
 * up. A label is broken at spaces so that it fits the narrowest screen; it is never cut.
 */
const widths: readonly (readonly [RegExp, number])[] = [
  [/[iljI|.,:;'’!]/, 0.3],
  [/[ftr()/\- ]/, 0.4],
  [/[mwMW%—]/, 0.92],
  [/[A-ZÆØÅ]/, 0.72],
  [/[0-9]/, 0.63],
];
export function textWidth(text: string, fontSize: number): number {
  let width = 0;
  for (const letter of text) width += widths.find(([letters]) => letters.test(letter))?.[1] ?? 0.61;
  return width * fontSize;
}

/** Breaks a text into lines no wider than `width` px; a single word that is wider gets a line of its own, whole. */
export function wrapText(text: string, width: number, fontSize: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && textWidth(longer, fontSize) > width) lines.push(word);
    else if (lines.length === 0) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}
