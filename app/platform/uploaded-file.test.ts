import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filesWithMacros, madeFiles, zipOf } from '../../testing/made-files.ts';
import { downloadOf, filesIn } from './uploaded-file.server.ts';
import { recogniseFile, safeFileName, uploadLimits } from './uploaded-file.ts';
import { writeSpreadsheetOf } from './spreadsheet.server.ts';

const text = (content: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(content, 'latin1'));
const types = Object.keys(madeFiles) as (keyof typeof madeFiles)[];

describe('what a file is', () => {
  it.each(types)('%s, when name and content agree', (type) => {
    expect(recogniseFile(madeFiles[type], `Årsplan 2026.${type.toUpperCase()}`)).toMatchObject({ type });
    expect(recogniseFile(madeFiles[type], 'uten endelse')).toMatchObject({ type });
  });
  it('takes a photograph under both its endings', () => expect(recogniseFile(madeFiles.jpeg, 'bilde.jpg')).toMatchObject({ type: 'jpeg', mime: 'image/jpeg' }));
  it('knows a workbook that a real program has written', async () =>
    expect(recogniseFile(await writeSpreadsheetOf('a;b\r\n1;2\r\n'), 'tall.xlsx')).toMatchObject({ type: 'xlsx' }));
  it.each(types.flatMap((type) => types.filter((other) => other !== type).map((other) => [type, other] as const)))('refuses %s named as %s', (type, other) =>
    expect(recogniseFile(madeFiles[type], `fil.${other}`)).toEqual({ fault: 'not-what-it-says' }),
  );
  it.each([
    ['program.pdf', text('MZ\u0090\u0000')],
    ['side.png', text('<html><script>alert(1)</script>')],
    ['tegning.jpg', text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['avbrutt.pdf', text('%PDF-1.7\n1 0 obj')],
    ['arkiv.docx', zipOf({ 'readme.txt': 'x' })],
    ['begge.docx', zipOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': 'x', 'xl/workbook.xml': 'x' })],
    ['avkortet.docx', madeFiles.docx.slice(0, 80)],
    ['laast.xlsx', text('\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1')],
  ])('refuses %s, which is not what it says', (name, bytes) => expect(recogniseFile(bytes, name)).toEqual({ fault: 'not-what-it-says' }));
  it.each([
    ['side.html', text('<html>')],
    ['tegning.svg', text('<svg/>')],
    ['gammelt.doc', text('\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1')],
    ['uten', text('ren tekst')],
    ['alt.zip', zipOf({ 'readme.txt': 'x' })],
  ])('does not take %s at all', (name, bytes) => expect(recogniseFile(bytes, name)).toEqual({ fault: 'unknown-type' }));
  it.each(Object.entries(filesWithMacros))('refuses macros: %s', (name, bytes) => expect(recogniseFile(bytes, name)).toEqual({ fault: 'macros' }));
  it('refuses an empty file, and one that is too large', () => {
    expect(recogniseFile(text(''), 'tom.pdf')).toEqual({ fault: 'empty' });
    expect(recogniseFile(new Uint8Array(uploadLimits.bytes + 1), 'stor.pdf')).toEqual({ fault: 'too-large' });
  });
  it('a list of parts that unpacks to very much is not read through', () => {
    const bomb = zipOf({ '[Content_Types].xml': ' '.repeat(5_000_000), 'word/document.xml': 'x' });
    expect(recogniseFile(bomb, 'bombe.docx')).toEqual({ fault: 'not-what-it-says' });
  });
  it('whatever the bytes are, it answers', () => {
    fc.assert(
      fc.property(fc.constantFrom(...types), fc.uint8Array({ maxLength: 400 }), fc.nat(400), fc.string(), (type, noise, at, name) => {
        const bytes = Uint8Array.from(madeFiles[type]);
        bytes.set(noise.slice(0, Math.max(0, bytes.length - at)), Math.min(at, bytes.length));
        expect(() => [recogniseFile(bytes, `${name}.${type}`), recogniseFile(noise, name)]).not.toThrow();
      }),
    );
  });
});

describe('the name of a file', () => {
  it.each([
    ['Årsplan 2026.pdf', 'pdf', 'Årsplan 2026.pdf'],
    ['C:\\Brukere\\Kari\\plan.docx', 'docx', 'plan.docx'],
    ['../../etc/passwd', 'pdf', 'passwd.pdf'],
    ['IMG_1.JPG', 'jpeg', 'IMG_1.jpg'],
    ['bilde.jpeg', 'jpeg', 'bilde.jpeg'],
    ['..pdf', 'pdf', 'fil.pdf'],
    ['gif\u202Efdp.exe', 'pdf', 'giffdp.pdf'],
    ['a"b\r\nSet-Cookie: x.png', 'png', 'abSet-Cookie x.png'],
    ['', 'odt', 'fil.odt'],
  ] as const)('%j of a %s is saved as %j', (name, type, safe) => expect(safeFileName(name, type)).toBe(safe));
  it('is never longer than a file system takes, and always tells the type', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom(...types), (name, type) => {
        const safe = safeFileName(name, type);
        expect(Buffer.byteLength(safe.slice(0, -5))).toBeLessThanOrEqual(480);
        expect(safe).toMatch(type === 'jpeg' ? /\.jpe?g$/ : new RegExp(`\\.${type}$`));
        // oxlint-disable-next-line no-control-regex -- they are what is looked for
        expect(safe).not.toMatch(/[\u0000-\u001F/\\"]/);
      }),
    );
  });
});

describe('files of a form', () => {
  it('are told apart, and an empty field has none', async () => {
    const form = new FormData();
    form.append('vedlegg', new File([], ''));
    form.append('vedlegg', new File([madeFiles.pdf], 'plan.pdf'));
    form.append('vedlegg', new File([text('MZ')], 'x/plan.pdf'));
    form.append('vedlegg', 'ingen fil');
    form.append('annet', new File([madeFiles.png], 'bilde.png'));
    const { files, refused } = await filesIn(form, 'vedlegg');
    expect(files.map(({ name, type, bytes }) => [name, type, bytes.length])).toEqual([['plan.pdf', 'pdf', madeFiles.pdf.length]]);
    expect(refused).toEqual([{ name: 'plan.pdf', fault: 'not-what-it-says' }]);
  });
  it('are not taken under a name that holds somebody’s identity number, where everybody would read it', async () => {
    const form = new FormData();
    form.append('vedlegg', new File([madeFiles.pdf], 'Søknad 17912099997.pdf'));
    form.append('vedlegg', new File([madeFiles.pdf], 'Referat 17.09.2026.pdf'));
    const { files, refused } = await filesIn(form, 'vedlegg');
    expect([files.map((f) => f.name), refused]).toEqual([['Referat 17.09.2026.pdf'], [{ name: 'Søknad 17912099997.pdf', fault: 'identity-number' }]]);
  });
  it('are given back to save, never to show', async () => {
    const { headers } = downloadOf({ name: 'Årsplan “ny” 100%.pdf', mime: 'application/pdf', bytes: madeFiles.pdf });
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="[\x20-\x7E]+"; filename\*=UTF-8''%C3%85rsplan%20[%\w.-]+\.pdf$/);
    // No name ends the header's word, or begins another.
    const odd = downloadOf({ name: 'a"; filename="b\\c.pdf', mime: 'application/pdf', bytes: madeFiles.pdf }).headers.get('content-disposition');
    expect(odd).toMatch(/^attachment; filename="[^"\\]+"; filename\*=UTF-8''[%\w.-]+$/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain('sandbox');
  });
});
