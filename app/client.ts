// The one script, on pages with forms only. Everything works without it; with it, less is lost.
import { saveAsOneWrites } from './ui/browser/autosave-form.ts';
import { previewAsOneWrites } from './ui/browser/preview-form.ts';

document.querySelector<HTMLElement>('.ds-error-summary')?.focus();
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-autosave]')) saveAsOneWrites(form);
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-preview]')) previewAsOneWrites(form);
