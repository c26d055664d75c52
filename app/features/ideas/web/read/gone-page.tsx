import type { AppContext } from '../../../../platform/context.ts';
import { href } from '../../../../platform/locale.ts';
import { ButtonLink } from '../../../../ui/fields.tsx';
import { Heading } from '../../../../ui/heading.tsx';
import { respond } from '../../../../ui/respond.tsx';
import { bankName } from '../sender/bank-name.ts';
import { ideaTexts } from './idea-texts.ts';

/** 410: it was here, it is not any more, and what to do instead. Nothing of it is told. */
export function gonePage(c: AppContext, why: 'withdrawn' | 'hidden'): Response {
  const { locale } = c.var;
  const t = ideaTexts[locale].gone;
  return respond(
    c,
    {
      title: t.title,
      current: '/idebanken',
      robots: 'noindex',
      children: (
        <div className="k-stack k-stack--lg k-measure">
          <Heading level={1} size="lg">
            {t.title}
          </Heading>
          <p className="k-lead">{t[why]}</p>
          <p>{t.next}</p>
          <div className="k-row">
            <ButtonLink href={href(locale, '/idebanken')}>{t.search(bankName(c))}</ButtonLink>
            <ButtonLink variant="secondary" href={href(locale, '/spor-en-sentral')}>
              {t.ask}
            </ButtonLink>
          </div>
        </div>
      ),
    },
    410,
  );
}
