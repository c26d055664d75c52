import type { AppContext } from '../../../platform/context.ts';
import { href } from '../../../platform/locale.ts';
import { respond } from '../../../ui/respond.tsx';
import type { AccessOptions } from '../inside/access-options.ts';
import type { DemonstrationIssuer } from '../inside/demonstration-issuer.server.ts';
import { choosePersonPath } from '../inside/demonstration-provider.server.ts';
import { listDemonstrationPeople } from '../inside/demonstration-people.server.ts';
import { texts } from '../texts.ts';
import { municipalNames } from './people-place.ts';
import { PeopleToBe } from './people-to-be.tsx';
import { DemonstrationView } from './sign-in-page.tsx';

/** GET /logg-inn/demonstrasjon/{attempt}: the embedded issuer's own page. Nobody to choose when the sign-in already said whom. */
export async function getChoosePersonPage(c: AppContext, options: AccessOptions, issuer: DemonstrationIssuer): Promise<Response> {
  const { locale, services } = c.var;
  const people = await listDemonstrationPeople(services);
  const wanted = c.req.query('person') ?? (await issuer.wanted(c));
  if (wanted !== undefined && people.some((p) => p.id === wanted)) return c.redirect(await issuer.finish(c, wanted), 303);
  const here = `${href(locale, choosePersonPath)}/${encodeURIComponent(c.req.param('attempt') ?? '')}`;
  return respond(c, {
    title: texts[locale].demonstrationTitle,
    robots: 'noindex',
    children: (
      <DemonstrationView
        locale={locale}
        list={
          <PeopleToBe
            locale={locale}
            people={people}
            centres={options.centres(services.definitions)}
            municipalities={municipalNames(c)}
            address={(id) => `${here}?person=${encodeURIComponent(id)}`}
          />
        }
      />
    ),
  });
}
