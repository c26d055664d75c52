import type { ReactNode } from 'react';
import type { AppContext } from '../../../../platform/context.ts';
import { CheckIcon } from '../../../../ui/icons.tsx';
import { Button } from '../../../../ui/fields.tsx';
import type { Remark } from '../../idea-case.ts';
import { writeTexts } from './write-texts.ts';

/** What an editor wrote beside the text, with a tick for what is done. Inside the editor's form: pressing saves what is typed. */
export function RemarkBox({ c, remark, done, about }: { c: AppContext; remark: Remark; done: boolean; about?: string }): ReactNode {
  const t = writeTexts[c.var.locale].form;
  return (
    <div className={done ? 'k-remark k-remark--done' : 'k-remark'} id={`merknad-${remark.id}`}>
      <p className="k-small k-quiet">
        {about === undefined ? t.remarks : `${t.remarks}. ${about}`}
        {done && (
          <span className="k-remark__done">
            <CheckIcon /> {t.remarkIsDone}
          </span>
        )}
      </p>
      {remark.quote !== '' && <blockquote>{remark.quote}</blockquote>}
      <p className="k-letter">{remark.body}</p>
      <Button
        variant="tertiary"
        name="handling"
        value={`${done ? 'ugjort' : 'gjort'}:${remark.id}`}
        aria-label={done ? `${t.remarkUndo}: ${remark.body.slice(0, 80)}` : t.remarkAbout(remark.body.slice(0, 80))}
      >
        {done ? t.remarkUndo : t.remarkDone}
      </Button>
    </div>
  );
}
