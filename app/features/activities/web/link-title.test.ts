import { describe, expect, it } from 'vitest';
import { titleFromLink } from './link-title.ts';

describe('the title of a link without one', () => {
  it.each([
    ['https://www.nrk.no/mr/frisklivssentralen-fyller-ti-1.16243', 'nrk.no: frisklivssentralen fyller ti'],
    ['https://www.tk.no/nyheter/aktiv-på-dagtid.html', 'tk.no: aktiv på dagtid'],
    ['https://www.tk.no/nyheter/aktiv-p%C3%A5-dagtid/', 'tk.no: aktiv på dagtid'],
    ['https://www.facebook.com/829374', 'facebook.com'],
    ['https://kommune.example', 'kommune.example'],
    ['https://kommune.example/%E0%A4%A', 'kommune.example'],
    ['ftp://kommune.example/fil', ''],
    ['javascript:alert(1)', ''],
    ['ikke en lenke', ''],
    ['', ''],
  ])('%s', (link, title) => expect(titleFromLink(link)).toBe(title));
  it('is never longer than a title may be', () => expect(titleFromLink(`https://a.no/${'lang-'.repeat(200)}`).length).toBeLessThanOrEqual(200));
});
