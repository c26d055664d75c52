import { Hono } from 'hono';
import type { Env } from '../../platform/context.ts';
import { getFigureCsv, getFigureJson, getFigurePage, getFigureSvg, getFigureXlsx } from './web/figure-page.tsx';
import { getFiguresPage } from './web/figures-page.tsx';

export { figureSchema, presentFigure } from './api/present-figure.ts';

/** The figures as they are now, for officers. Published ones belong to a report's edition. */
export function figuresRoutes(): Hono<Env> {
  return new Hono<Env>()
    .get('/direktoratet/figurer', getFiguresPage)
    .get('/direktoratet/figurer/:id', getFigurePage)
    .get('/direktoratet/figurer/:id/figur.svg', getFigureSvg)
    .get('/direktoratet/figurer/:id/tall.csv', getFigureCsv)
    .get('/direktoratet/figurer/:id/tall.xlsx', getFigureXlsx)
    .get('/direktoratet/figurer/:id/tall.json', getFigureJson);
}
