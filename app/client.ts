// The one script, on pages with forms only. Everything works without it; with it, less is lost.
import { saveAsOneWrites } from './ui/browser/autosave-form.ts';
import { warnOfSize } from './ui/browser/file-size.ts';
import { forgetDraft, keepAsDraft } from './ui/browser/draft-form.ts';
import { previewAsOneWrites } from './ui/browser/preview-form.ts';
import { helpWriting } from './ui/browser/writing.ts';
import { refreshAfterSaving } from './ui/browser/refresh-part.ts';
import { showUnlessSame } from './ui/browser/unless-field.ts';

document.querySelector<HTMLElement>('.ds-error-summary')?.focus();
for (const input of document.querySelectorAll<HTMLInputElement>('input[data-most]')) warnOfSize(input);
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-autosave]')) saveAsOneWrites(form);
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-preview]')) previewAsOneWrites(form);
for (const element of document.querySelectorAll<HTMLElement>('[data-draft-sent]')) forgetDraft(element.dataset['draftSent']!);
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-draft]')) keepAsDraft(form);
for (const element of document.querySelectorAll<HTMLElement>('[data-unless]')) showUnlessSame(element);
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-writing]')) helpWriting(form);
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-refresh]')) refreshAfterSaving(form);
