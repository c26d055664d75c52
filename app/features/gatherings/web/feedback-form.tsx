import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { formatNumber } from '../../../platform/locale.ts';
import { holdsIdentityNumber } from '../../../platform/identity-number.ts';
import type { FieldError } from '../../../ui/error-summary.tsx';
import { Button, Choice, Question, TextArea } from '../../../ui/fields.tsx';
import { messageFor } from '../../../ui/posted-form.ts';
import type { FormBody } from '../../../ui/posted-form.ts';
import { scores } from '../gathering.ts';
import type { Gathering, ProgrammeItem } from '../gathering.ts';
import type { FeedbackInput } from '../inputs.ts';
import { feedbackTexts } from './feedback-texts.ts';

export interface TypedFeedback {
  /** By the item's place in the programme: its score, and what was written. */
  readonly items: readonly { readonly score: string; readonly comment: string }[];
  readonly comment: string;
  readonly quotable: boolean;
}
const mostText = 2000;
const askedItems = ({ items }: Gathering): readonly ProgrammeItem[] => items.filter((item) => item.feedback);
export const noFeedback: TypedFeedback = { items: [], comment: '', quotable: false };
export const readFeedback = (body: FormBody, gathering: Gathering): TypedFeedback => ({
  items: askedItems(gathering).map((_, i) => ({ score: body.text(`punkt-${i}`), comment: body.text(`kommentar-${i}`) })),
  comment: body.text('kommentar'),
  quotable: body.text('sitat') === 'ja',
});

export function parseFeedback(c: AppContext, gathering: Gathering, typed: TypedFeedback): { readonly feedback?: FeedbackInput; readonly errors: readonly FieldError[] } {
  const { locale } = c.var;
  const t = feedbackTexts[locale];
  const errors: FieldError[] = [];
  const check = (id: string, text: string): void => {
    if (text.length > mostText) errors.push({ href: `#${id}`, message: t.long(formatNumber(locale, mostText)) });
    else if (holdsIdentityNumber(text)) errors.push({ href: `#${id}`, message: t.identity });
  };
  const byItem = Object.fromEntries(
    askedItems(gathering).flatMap((item, i) => {
      const { score, comment } = typed.items[i] ?? { score: '', comment: '' };
      check(`kommentar-${i}`, comment);
      const given = scores.find((s) => String(s) === score) ?? null;
      return given === null && comment === '' ? [] : [[item.id, { score: given, comment }]];
    }),
  );
  check('kommentar', typed.comment);
  const said = typed.comment !== '' || typed.items.some((item) => item.comment !== '');
  if (!said && Object.keys(byItem).length === 0) errors.push({ href: askedItems(gathering).length > 0 ? '#punkt-0-5' : '#kommentar', message: t.empty });
  else if (typed.quotable && !said) errors.push({ href: '#kommentar', message: t.quoteNothing });
  return errors.length > 0 ? { errors } : { errors, feedback: { byItem, comment: typed.comment, quotable: typed.quotable } };
}

interface Props {
  readonly c: AppContext;
  readonly gathering: Gathering;
  readonly typed: TypedFeedback;
  readonly errors: readonly FieldError[];
  readonly action: string;
}
/** Each point that asks for it, then the whole. Nothing must be answered but something. */
export function FeedbackForm(props: Props): ReactNode {
  const { c, gathering, typed, errors, action } = props;
  const t = feedbackTexts[c.var.locale];
  return (
    <form method="post" action={action} noValidate className="k-visitform">
      {askedItems(gathering).map((item, i) => (
        <ItemQuestion key={item.id} {...props} item={item} i={i} />
      ))}
      <Question legend={t.overall}>
        <div className="k-fieldstack">
          <TextArea id="kommentar" name="kommentar" label={t.overallComment} help={t.commentHelp} value={typed.comment} rows={4} error={messageFor(errors, 'kommentar')} />
        </div>
        <div className="k-options">
          <Choice type="checkbox" id="sitat" name="sitat" value="ja" label={t.quotable} checked={typed.quotable} />
        </div>
      </Question>
      <p>
        <Button>{t.send}</Button>
      </p>
    </form>
  );
}

function ItemQuestion({ c, typed, errors, item, i }: Props & { readonly item: ProgrammeItem; readonly i: number }): ReactNode {
  const t = feedbackTexts[c.var.locale];
  const { score, comment } = typed.items[i] ?? { score: '', comment: '' };
  const commentId = `kommentar-${i}`;
  const error = messageFor(errors, `punkt-${i}-5`);
  return (
    <Question legend={item.title} id={`punkt-${i}`} help={item.speaker === '' ? t.score : `${item.speaker}. ${t.score}`} error={error}>
      <div className="k-options">
        {scores.toReversed().map((value) => (
          <Choice key={value} type="radio" id={`punkt-${i}-${value}`} name={`punkt-${i}`} value={String(value)} label={t.scale[value - 1]} checked={score === String(value)} />
        ))}
        <Choice type="radio" id={`punkt-${i}-0`} name={`punkt-${i}`} value="" label={t.notThere} checked={score === ''} />
      </div>
      <div className="k-fieldstack">
        <TextArea id={commentId} name={commentId} label={t.comment} value={comment} rows={2} error={messageFor(errors, commentId)} />
      </div>
    </Question>
  );
}
