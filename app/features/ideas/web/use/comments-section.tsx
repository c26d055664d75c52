import type { ReactNode } from 'react';
import { formatDay, href, norwegianDay } from '../../../../platform/locale.ts';
import { ButtonLink } from '../../../../ui/fields.tsx';
import { Heading } from '../../../../ui/heading.tsx';
import { commentPathOf } from '../../idea-use.ts';
import { Acting, pathOf, voiceText } from './parts.tsx';
import type { SectionProps } from './parts.tsx';
import { useTexts } from './use-texts.ts';

/** Comments, and the way to write one for those who may. Nothing where there is neither. */
export function CommentsSection(props: SectionProps): ReactNode {
  const { c, found, all } = props;
  const { locale } = c.var;
  const t = useTexts[locale].comments;
  if (all.comments.length === 0 && !all.may.comment) return null;
  return (
    <section className="k-said" aria-labelledby="kommentarer">
      <Heading level={2} size="sm" id="kommentarer">
        {t.heading}
      </Heading>
      {all.comments.length > 0 && (
        <ul className="k-said__list">
          {all.comments.map((comment) => (
            <li key={comment.id} id={`kommentar-${comment.id}`}>
              <p>
                <strong>{voiceText(c, comment.by)}</strong> <span className="k-quiet k-small">{formatDay(locale, norwegianDay(comment.at))}</span>
              </p>
              <p className="k-said__words">{comment.body}</p>
              <Acting props={props} item={comment} kind="comment" />
            </li>
          ))}
        </ul>
      )}
      {all.may.comment && (
        <p>
          <ButtonLink variant="secondary" href={href(locale, commentPathOf(pathOf(found)))}>
            {t.add}
          </ButtonLink>
        </p>
      )}
    </section>
  );
}
