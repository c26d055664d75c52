import type { ReactNode } from 'react';
import { href } from '../../../../platform/locale.ts';
import { ButtonLink } from '../../../../ui/fields.tsx';
import { Heading } from '../../../../ui/heading.tsx';
import { Message } from '../../../../ui/message.tsx';
import type { Used } from '../../idea-use.ts';
import { useLines, usePathOf } from '../../idea-use.ts';
import { Acting, monthText, pathOf } from './parts.tsx';
import type { SectionProps } from './parts.tsx';
import { useTexts } from './use-texts.ts';

/** Shown before the reader asks for all. */
const few = 4;

/** Who has used it, and how it went. `every`: on the page of all uses. */
export function UsedSection(props: SectionProps & { readonly every?: boolean }): ReactNode {
  const { c, found, all, every = false } = props;
  const { locale } = c.var;
  const t = useTexts[locale].used;
  const shown = every ? all.uses : all.uses.slice(0, few);
  const path = href(locale, usePathOf(pathOf(found)));
  return (
    <section className="k-said" aria-labelledby="bruk">
      <Heading level={2} size="sm" id="bruk">
        {t.heading(all.municipalities)}
      </Heading>
      {all.ended && <Message tone="warning">{t.ended}</Message>}
      {all.uses.length === 0 && <p>{t.none}</p>}
      {shown.length > 0 && (
        <ul className="k-said__list">
          {shown.map((use) => (
            <li key={use.id} id={`bruk-${use.id}`}>
              <Line use={use} props={props} />
            </li>
          ))}
        </ul>
      )}
      {all.uses.length > 0 && <p className="k-quiet k-small">{t.counted}</p>}
      {!every && (
        <div className="k-row">
          <ButtonLink href={path}>{t.add}</ButtonLink>
          {all.uses.length > few && (
            <ButtonLink variant="tertiary" href={`${path}#alle`}>
              {t.all(all.uses.length)}
            </ButtonLink>
          )}
        </div>
      )}
    </section>
  );
}
function Line({ use, props }: { use: Used; props: SectionProps }): ReactNode {
  const { locale } = props.c.var;
  const t = useTexts[locale].used;
  return (
    <>
      <p>
        <strong>{use.municipality.name}</strong> <span className="k-quiet k-small">{monthText(locale, use)}</span>
        {use.state === 'waiting' && <span className="k-quiet k-small"> · {t.waiting}</span>}
        {use.state === 'hidden' && <span className="k-quiet k-small"> · {t.hidden}</span>}
      </p>
      <p lang={use.language === locale ? undefined : use.language}>{useLines.map((line) => use[line]).join(' ')}</p>
      <Acting props={props} item={use} kind="use" />
    </>
  );
}
