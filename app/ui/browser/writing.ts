type Words = Record<'left' | 'over' | 'bold' | 'list' | 'link' | 'tools', string>;
type Field = HTMLInputElement | HTMLTextAreaElement;

/** Few enough left to be said to those who listen; so many that nobody needs to know. */
const few = 20;
const plenty = 1000;

function countLetters(field: Field, words: Words): void {
  const most = Number(field.dataset['letters']);
  const line = Object.assign(document.createElement('p'), { className: 'k-letters' });
  field.after(line);
  const show = (): void => {
    const left = most - field.value.trim().length;
    line.hidden = left > plenty;
    line.textContent = (left < 0 ? words.over : words.left).replace('{n}', Math.abs(left).toLocaleString(document.documentElement.lang));
    line.dataset['over'] = String(left < 0);
    // Not for every letter.
    line.ariaLive = left < few ? 'polite' : 'off';
  };
  field.addEventListener('input', show);
  show();
}

/** What each button makes of what is chosen in the text, and which part of that is chosen afterwards. */
const marks: Record<'bold' | 'list' | 'link', (chosen: string) => { text: string; from: number; to: number }> = {
  bold: (chosen) => ({ text: `**${chosen}**`, from: 2, to: 2 + chosen.length }),
  list: (chosen) => {
    const text = chosen
      .split('\n')
      .map((line) => `- ${line}`)
      .join('\n');
    return { text, from: chosen === '' ? 2 : 0, to: text.length };
  },
  link: (chosen) => ({ text: `[${chosen}](https://)`, from: chosen === '' ? 1 : chosen.length + 3, to: chosen === '' ? 1 : chosen.length + 11 }),
};

function addTools(field: HTMLTextAreaElement, words: Words): void {
  const tools = Object.assign(document.createElement('div'), { className: 'k-writetools', role: 'group', ariaLabel: words.tools });
  for (const kind of ['bold', 'list', 'link'] as const) {
    const button = Object.assign(document.createElement('button'), { type: 'button', className: 'ds-button', textContent: words[kind] });
    button.dataset['variant'] = 'tertiary';
    button.addEventListener('click', () => {
      const { selectionStart: start, selectionEnd: end, value } = field;
      const made = marks[kind](value.slice(start, end));
      // A list begins on a line of its own.
      const before = kind === 'list' && start > 0 && value[start - 1] !== '\n' ? '\n' : '';
      field.setRangeText(before + made.text, start, end);
      field.focus();
      field.setSelectionRange(start + before.length + made.from, start + before.length + made.to);
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    tools.append(button);
  }
  field.before(tools);
}

/** Makes `<form data-writing>` say how many letters are left, and write Markdown for whoever does not know it. */
export function helpWriting(form: HTMLFormElement): void {
  const words = JSON.parse(form.dataset['writing'] ?? '{}') as Words;
  for (const field of form.querySelectorAll<Field>('[data-letters]')) countLetters(field, words);
  for (const field of form.querySelectorAll<HTMLTextAreaElement>('textarea[data-markdown]')) addTools(field, words);
}
