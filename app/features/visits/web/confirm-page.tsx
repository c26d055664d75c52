import type { AppContext } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import { href } from '../../../platform/locale.ts';
import { keepPrivate, linkCtx, secretOf } from '../../../platform/private-page.server.ts';
import { Button, ButtonLink } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { respond } from '../../../ui/respond.tsx';
import { findOwnPlace, findOwnVisit } from '../visits.server.ts';
import { ownTexts } from './own-texts.ts';
import { visitorTexts } from './visitor-texts.ts';
import { groupPath, visitorPath } from './private-paths.ts';

interface Question {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  /** Without language prefix: the same address, posted. */
  readonly action: string;
  readonly back: { readonly path: string; readonly label: string };
}

/** What cannot be undone is asked about once, on a page of its own: it works without script. */
function confirmPage(c: AppContext, { title, text, yes, action, back }: Question): Response {
  const { locale } = c.var;
  keepPrivate(c);
  return respond(c, {
    title,
    breadcrumbs: [{ label: back.label, path: back.path }],
    robots: 'noindex',
    width: 'prose',
    children: (
      <div className="k-stack k-stack--lg">
        <Heading level={1} size="lg">
          {title}
        </Heading>
        <p>{text}</p>
        <form method="post" action={href(locale, action)} className="k-row">
          <Button color="danger">{yes}</Button>
          <ButtonLink variant="secondary" href={href(locale, back.path)}>
            {ownTexts[locale].keep}
          </ButtonLink>
        </form>
      </div>
    ),
  });
}

async function confirmOwn(c: AppContext, deed: 'trekk' | 'slett'): Promise<Response> {
  const secret = secretOf(c);
  const own = await findOwnVisit(linkCtx(c, secret));
  if (!own) throw new AppError('not-found');
  const t = ownTexts[c.var.locale];
  const path = groupPath(secret);
  if (deed === 'trekk' ? !own.may.withdraw : !own.may.erase) {
    keepPrivate(c);
    return c.redirect(href(c.var.locale, path), 303);
  }
  const agreed = own.visit.state === 'agreed';
  const words =
    deed === 'slett'
      ? { title: t.eraseTitle, text: t.eraseText, yes: t.eraseButton }
      : { title: agreed ? t.withdrawAgreedTitle : t.withdrawTitle, text: t.withdrawText, yes: agreed ? t.withdrawAgreedButton : t.withdrawButton };
  return confirmPage(c, { ...words, action: `${path}/${deed}`, back: { path, label: t.title(own.visit.number) } });
}
export const getWithdrawPage = (c: AppContext): Promise<Response> => confirmOwn(c, 'trekk');
export const getErasePage = (c: AppContext): Promise<Response> => confirmOwn(c, 'slett');

async function confirmPlace(c: AppContext, deed: 'avmeld' | 'slett'): Promise<Response> {
  const secret = secretOf(c);
  const place = await findOwnPlace(linkCtx(c, secret));
  if (!place) throw new AppError('not-found');
  const t = visitorTexts[c.var.locale];
  const path = visitorPath(secret);
  if (deed === 'avmeld' ? !place.mayCancel : !place.person) {
    keepPrivate(c);
    return c.redirect(href(c.var.locale, path), 303);
  }
  const words =
    deed === 'slett'
      ? { title: t.eraseTitle, text: place.mayCancel ? t.eraseComingText : t.eraseText, yes: t.eraseButton }
      : { title: t.cancelTitle, text: t.cancelText, yes: t.cancelButton };
  return confirmPage(c, { ...words, action: `${path}/${deed}`, back: { path, label: t.title } });
}
export const getCancelPlacePage = (c: AppContext): Promise<Response> => confirmPlace(c, 'avmeld');
export const getErasePlacePage = (c: AppContext): Promise<Response> => confirmPlace(c, 'slett');
