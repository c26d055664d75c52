import type { Ctx } from '../../../../platform/context.ts';
import { AppError } from '../../../../platform/errors.ts';
import type { Refusal } from '../../../../platform/errors.ts';
import type { SentIn } from '../../idea-case.ts';
import type { Invalid } from './writing.server.ts';

const soon = (): never => {
  throw new AppError('unavailable');
};
/**
 * Without an account: whoever has the address gets a letter with the private link `/idebanken/utkast/SECRET`, and holds the idea by it. The link is made
 * here, and is told to nobody but in the letter. Editors know nothing of it until it is sent to them from there.
 */
export async function sendIn(_ctx: Ctx, _input: SentIn): Promise<{ readonly ok: true; readonly again: boolean } | Invalid | Refusal<'bad-sender'>> {
  return soon();
}
/** By private link: name, address and the link go; what is published stays under its municipality, and what never was goes too. */
export async function eraseOwnSender(_ctx: Ctx): Promise<void> {
  return soon();
}
/** Everything that is held about the one who sent it in, for them to download. */
export async function exportOwnSender(_ctx: Ctx): Promise<object> {
  return soon();
}
/** The contact who is a person, out of what is written and of every published version. Its holder, editors and the system. */
export async function eraseContact(_ctx: Ctx, _input: { readonly id: string }): Promise<void> {
  return soon();
}
