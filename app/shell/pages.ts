import { Hono } from 'hono';
import { textIn } from '../platform/locale.ts';
import type { AppContext, Env } from '../platform/context.ts';
import { aboutTexts } from './pages/about-texts.ts';
import { countingTexts } from './pages/counting-texts.ts';
import { findCentrePage } from './pages/find-centre-page.tsx';
import { getDirectorate } from './pages/get-directorate.ts';
import { getMyCentre } from './pages/get-my-centre.ts';
import { accessibilityTexts } from './pages/accessibility-texts.ts';
import { privacyTexts } from './pages/privacy-texts.ts';
import { getStartPage } from './pages/start-page.tsx';
import { textPage } from './pages/text-page.tsx';

const namesOf = (c: AppContext) => {
  const { scheme, enquiries, visits, gatherings } = c.var.services.definitions;
  return {
    centres: textIn(scheme.centreName.many, c.var.locale),
    authority: textIn(scheme.authority, c.var.locale),
    demonstration: scheme.demonstration,
    eraseEnquiryAfter: enquiries.eraseAfter,
    eraseVisitAfter: visits.eraseAfter,
    eraseNeedsAfter: gatherings.eraseNeedsAfter,
    eraseParticipantsAfter: gatherings.erasePersonsAfter,
    fewestAnswers: gatherings.fewest,
  };
};

/** The pages that belong to no feature: where one begins, and what explains the whole. */
export function shellRoutes(): Hono<Env> {
  return new Hono<Env>()
    .get('/', (c) => getStartPage(c))
    .get('/finn-sentral', (c) => findCentrePage(c))
    .get('/min-sentral', (c) => getMyCentre(c))
    .get('/direktoratet', (c) => getDirectorate(c))
    .get('/om', (c) => textPage(c, aboutTexts[c.var.locale](namesOf(c))))
    .get('/slik-teller-vi', (c) => textPage(c, countingTexts[c.var.locale](namesOf(c))))
    .get('/tilgjengelighet', (c) => textPage(c, accessibilityTexts[c.var.locale]))
    .get('/personvern', (c) => textPage(c, privacyTexts[c.var.locale](namesOf(c))));
}
