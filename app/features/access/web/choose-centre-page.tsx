import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import { href } from '../../../platform/locale.ts';
import { Button, Choice, Question } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { respond } from '../../../ui/respond.tsx';
import { centresOf } from '../access.ts';
import { currentCentre, requireActor, requireCentre } from '../access.server.ts';
import type { AccessOptions } from '../inside/access-options.ts';
import { chooseCentre } from '../inside/choose-centre.server.ts';
import { localPath } from '../inside/return-path.ts';
import { texts } from '../texts.ts';

/** GET /min-sentral/velg */
export function getChooseCentrePage(c: AppContext, options: AccessOptions): Response {
  requireOwnCentres(c);
  return view(c, options);
}

function requireOwnCentres(c: AppContext): void {
  if (centresOf(requireActor(c)).length === 0) throw new AppError('forbidden');
}

/** POST /min-sentral/velg */
export async function postChooseCentre(c: AppContext, options: AccessOptions): Promise<Response> {
  requireOwnCentres(c);
  const { sentral } = await c.req.parseBody();
  if (typeof sentral !== 'string' || sentral === '') return view(c, options, texts[c.var.locale].chooseCentre.missing);
  requireCentre(c, sentral);
  if (c.var.sessionHash) await chooseCentre(ctxOf(c), c.var.sessionHash, sentral);
  return c.redirect(localPath(c.req.query('til')) ?? href(c.var.locale, '/min-sentral'), 303);
}

function view(c: AppContext, options: AccessOptions, error?: string): Response {
  const t = texts[c.var.locale].chooseCentre;
  const own = centresOf(c.var.actor);
  const back = localPath(c.req.query('til'));
  const current = currentCentre(c);
  const body = (
    <form method="post" action={href(c.var.locale, '/min-sentral/velg') + (back ? `?til=${encodeURIComponent(back)}` : '')} className="k-stack k-stack--lg k-measure">
      <Heading level={1} size="lg">
        {t.title}
      </Heading>
      <p className="k-lead">{t.lead}</p>
      <Question legend={t.legend} level={0} id="sentral" error={error}>
        {options
          .centres(c.var.services.definitions)
          .filter((centre) => own.includes(centre.id))
          .map((centre) => (
            <Choice key={centre.id} type="radio" id={`sentral-${centre.id}`} name="sentral" value={centre.id} label={centre.name} checked={centre.id === current} />
          ))}
      </Question>
      <p>
        <Button>{t.submit}</Button>
      </p>
    </form>
  );
  return respond(c, { title: t.title, robots: 'noindex', children: body }, error === undefined ? 200 : 422);
}
