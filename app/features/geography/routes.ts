import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Env } from '../../platform/context.ts';
import { municipalitiesApi } from './api/municipalities-api.ts';

/** `/municipalities` and `/municipalities/{code}`, relative to /api/v1; read by anybody. */
export const geographyApi = (): OpenAPIHono<Env> => municipalitiesApi();
