import path from 'node:path';
import { z } from 'zod';

/** How people sign in: an issuer of the operator's, or the demonstration's own (no passwords, invented people). */
export interface Issuer {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Every setting, checked. docs/operations.md says what each is for. */
export interface Config {
  /** 0 lets the system choose; the address that came of it is in `publicUrl`. */
  readonly port: number;
  readonly host: string;
  /** Absolute. */
  readonly dataDir: string;
  /** Absent: the built-in PostgreSQL, in `dataDir`. */
  readonly databaseUrl: string | undefined;
  /** Where people reach the pages: origin only, without a slash at its end. */
  readonly publicUrl: string;
  /** Absent: demonstration sign-in. */
  readonly issuer: Issuer | undefined;
  readonly demonstration: boolean;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  /** How many proxies of the operator's a request comes through: only what they say of where it came from is believed. */
  readonly trustedProxies: number;
  /** Absent: readable progress on a terminal, JSON at `info` elsewhere. */
  readonly logLevel: LogLevel | undefined;
  /** Absolute: the folder of the scheme's files. */
  readonly schemeDir: string;
  /** Whether links in published texts are visited, on the hosts that the scheme allows. */
  readonly linkCheck: boolean;
  /** For tests: the clock starts here and runs on. */
  readonly clock: Date | undefined;
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Names every setting that is wrong, and what would be right. */
export class ConfigError extends Error {
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(`The settings are not right:\n${faults.map((f) => `  ${f}`).join('\n')}`);
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

const absent = (v: unknown): unknown => (typeof v === 'string' && v.trim() === '' ? undefined : v);
/** An empty variable counts as absent: `PORT= npm start` means the default. */
const optional = <S extends z.ZodType>(schema: S) => z.preprocess(absent, schema.optional());
const portNumber = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port number, such as 3000')
  .transform(Number)
  .refine((n) => n <= 65_535, 'must be a port number, at most 65535');
const address = (protocols: readonly string[], example: string) =>
  z.string().refine((v) => URL.canParse(v) && protocols.includes(new URL(v).protocol), `must be an address such as ${example}`);

const schema = z.object({
  PORT: optional(portNumber),
  HOST: optional(z.string()),
  DATA_DIR: optional(z.string()),
  DATABASE_URL: optional(
    address(['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/knutepunkt').refine(
      (v) => !URL.canParse(v) || new URL(v).pathname.length > 1,
      'must name a database, as in …:5432/knutepunkt',
    ),
  ),
  PUBLIC_URL: optional(
    address(['http:', 'https:'], 'https://knutepunkt.example.no').refine((v) => !URL.canParse(v) || new URL(v).pathname === '/', 'must be an origin, without a path'),
  ),
  OIDC_ISSUER: optional(address(['http:', 'https:'], 'https://login.example.no')),
  OIDC_CLIENT_ID: optional(z.string()),
  OIDC_CLIENT_SECRET: optional(z.string()),
  NODE_ENV: optional(z.string()),
  DEMO: optional(z.enum(['0', '1'], 'must be 1 or 0')),
  SMTP_URL: optional(address(['smtp:', 'smtps:'], 'smtp://user:password@mail.example.no:587')),
  MAIL_FROM: optional(z.string().regex(/@/, 'must be an address such as "Knutepunkt <ikke-svar@example.no>"')),
  TRUSTED_PROXIES: optional(z.string().regex(/^\d$/, 'must be how many proxies stand in front, such as 1').transform(Number)),
  LOG_LEVEL: optional(z.enum(logLevels, `must be one of ${logLevels.join(', ')}`)),
  SCHEME: optional(z.string()),
  LINK_CHECK: optional(z.enum(['0', '1'], 'must be 1 or 0')),
  CLOCK: optional(z.iso.datetime({ offset: true, error: 'must be an instant such as 2026-11-21T09:00:00Z' })),
});
type Variables = z.infer<typeof schema>;

const issuerNames = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;

/** What no single variable shows: a sign-in that is half set, or a production without one. */
function faultsTogether(v: Variables): string[] {
  const missing = issuerNames.filter((name) => v[name] === undefined);
  if (missing.length > 0 && missing.length < issuerNames.length)
    return [`${missing.join(' and ')}: missing; sign-in needs all of ${issuerNames.join(', ')}, or none for the demonstration's own`];
  if (missing.length > 0 && v.NODE_ENV === 'production' && v.DEMO !== '1')
    return [
      `${issuerNames.join(', ')}: missing; with NODE_ENV=production the demonstration sign-in, where anybody may be anybody, is refused. Set all three, or DEMO=1 if this is a demonstration`,
    ];
  return [];
}

/**
 * The settings from `env`, relative folders taken from the working directory.
 * Read it before NODE_ENV is given its default: only what the operator wrote counts as production here.
 * @throws ConfigError with every fault at once.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = schema.safeParse(env);
  const names = Object.keys(schema.shape) as (keyof Variables)[];
  const single = parsed.error?.issues.map((issue) => `${issue.path.join('.')}=${shown(String(issue.path[0]), env)}: ${issue.message}`) ?? [];
  const present = parsed.data ?? (Object.fromEntries(names.map((name) => [name, absent(env[name])])) as unknown as Variables);
  const faults = [...single, ...faultsTogether(present)];
  if (faults.length > 0 || !parsed.data) throw new ConfigError(faults);
  return fromVariables(parsed.data);
}

/** Values that hold a password are not repeated on the screen. */
const shown = (name: string, env: Readonly<Record<string, string | undefined>>): string =>
  /SECRET|_URL$/.test(name) ? (env[name] ?? '').replace(/\/\/[^@/]*@/, '//…@').replace(/^(?!.*:\/\/).+$/, '…') : (env[name] ?? '');

function fromVariables(v: Variables): Config {
  const port = v.PORT ?? 3000;
  const publicUrl = v.PUBLIC_URL ? new URL(v.PUBLIC_URL).origin : `http://localhost:${port}`;
  const issuer = v.OIDC_ISSUER && v.OIDC_CLIENT_ID && v.OIDC_CLIENT_SECRET ? { url: v.OIDC_ISSUER, clientId: v.OIDC_CLIENT_ID, clientSecret: v.OIDC_CLIENT_SECRET } : undefined;
  return {
    port,
    host: v.HOST ?? '127.0.0.1',
    dataDir: path.resolve(v.DATA_DIR ?? '.data'),
    databaseUrl: v.DATABASE_URL,
    publicUrl,
    issuer,
    demonstration: issuer === undefined,
    smtpUrl: v.SMTP_URL,
    mailFrom: v.MAIL_FROM ?? `Knutepunkt <ikke-svar@${new URL(publicUrl).hostname}>`,
    trustedProxies: v.TRUSTED_PROXIES ?? 0,
    logLevel: v.LOG_LEVEL,
    schemeDir: path.resolve(v.SCHEME ?? 'schemes/frisklivssentraler'),
    linkCheck: v.LINK_CHECK === '1',
    clock: v.CLOCK === undefined ? undefined : new Date(v.CLOCK),
  };
}

/** The clock the services use: the real one, or one that started at `config.clock`. */
export function clockOf(config: Pick<Config, 'clock'>): () => Date {
  const { clock } = config;
  if (!clock) return () => new Date();
  const offset = clock.getTime() - Date.now();
  return () => new Date(Date.now() + offset);
}
