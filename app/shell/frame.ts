import { currentCentre } from '../features/access/access.server.ts';
import { centresOf, isAdministrator, isEditor, isOfficer, municipalitiesOf } from '../features/access/access.ts';
import { municipalitiesToday } from '../features/access/municipal.ts';
import type { AppContext, Frame, NavigationItem } from '../platform/context.ts';
import { norwegianDay, textIn } from '../platform/locale.ts';
import { holdsSecret } from './request.ts';
import { texts } from './texts.ts';

type Role = Frame['roles'][number];

/** What stands around a page: navigation by what the actor may do. Only what is built is shown. */
export function frameOf(c: AppContext): Frame {
  const { services, actor, locale, requestId } = c.var;
  const { scheme } = services.definitions;
  const t = texts[locale].navigation;
  const item = (path: string, label: string): NavigationItem => ({ path, label });
  const roles: Role[] = [];
  if (isOfficer(actor))
    roles.push({
      label: textIn(scheme.authority, locale),
      items: [
        item('/direktoratet', t.overview),
        item('/direktoratet/runder', t.rounds),
        item('/direktoratet/oppgaver', t.tasks),
        item('/direktoratet/oppdrag', t.assignments),
        item('/direktoratet/samlinger', t.gatherings),
        item('/direktoratet/henvendelser', t.enquiries),
        item('/direktoratet/idebanken', textIn(services.definitions.ideas.name, locale)),
        item('/direktoratet/skjema', t.questionnaire),
        item('/direktoratet/figurer', t.figures),
        item('/direktoratet/rapporter', t.reports),
        item('/direktoratet/sentraler', t.centres),
      ],
    });
  const own = centresOf(actor);
  const current = currentCentre(c);
  if (own.length > 0)
    roles.push({
      label: current === undefined ? t.myCentres : (scheme.centres.find((k) => k.id === current)?.name ?? current),
      items: [
        item('/min-sentral', t.overview),
        item('/min-sentral/henvendelser', t.enquiries),
        item('/min-sentral/hospitering', t.visits),
        item('/min-sentral/logg', t.log),
        item('/min-sentral/oppdrag', t.assignments),
        item('/min-sentral/samlinger', t.gatherings),
        // The bank itself stands above: here is what is the centre's own of it.
        isEditor(actor) ? item('/min-sentral/idebanken', t.editorsDesk) : item('/idebanken/mine', t.myIdeas),
        item('/min-sentral/oppgaver', t.tasks),
        item('/min-sentral/arsskjema', t.yearlyForm),
        item('/min-sentral/tall', t.ourFigures),
        ...(own.length > 1 ? [item('/min-sentral/velg', t.otherCentre)] : []),
      ],
      action: item('/min-sentral/logg/ny', t.logSomething),
    });
  const municipalities = municipalitiesToday(municipalitiesOf(actor), services.definitions.geography, norwegianDay(services.now()));
  if (municipalities.length > 0)
    roles.push({ label: municipalities.map((m) => m.name).join(', '), items: [item('/idebanken/mine', t.myIdeas)], action: item('/idebanken/ny', t.shareIdea) });
  if (isAdministrator(actor)) roles.push({ label: t.administration, items: [item('/administrasjon/personer', t.people), item('/administrasjon/utsendelser', t.outbox)] });
  const url = new URL(c.req.url);
  return {
    locale,
    path: c.req.path + url.search,
    ...(holdsSecret(c.req.path) && { returnTo: '/' }),
    assets: services.assets,
    requestId,
    schemeName: textIn(scheme.name, locale),
    navigation: [
      item('/finn-sentral', t.findCentre),
      item('/spor-en-sentral', t.ask),
      item('/idebanken', textIn(services.definitions.ideas.name, locale)),
      // Whoever is signed in has a menu of their own besides: one more would break the row.
      ...(actor.kind === 'person' ? [] : [item('/hospitering', t.visits)]),
      item('/rapporter', t.reports),
      item('/indikatorer', t.numbers),
    ],
    roles,
    person: actor.kind === 'person' ? { name: actor.name } : undefined,
    demonstration: scheme.demonstration,
  };
}
