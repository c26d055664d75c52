import pino from 'pino';
import type { DestinationStream, Logger } from 'pino';
import type { Config } from './config.server.ts';

/** What a person at the terminal reads while the system starts; a log line elsewhere. */
export interface Progress {
  (message: string): void;
}

/** Secrets that a logged object might carry. */
const redact = ['req.headers.cookie', 'req.headers.authorization', '*.password', '*.clientSecret'];

/** Whether a person reads along: then progress is plain text, and the log only speaks of what is wrong. */
export const isReadable = (config: Pick<Config, 'logLevel'>, terminal = process.stdout.isTTY): boolean => config.logLevel === undefined && terminal;

/** What went wrong, where: never the connection it went wrong on, nor the values a database's error quotes. */
function errorForLog(e: unknown): object {
  if (!(e instanceof Error)) return { message: String(e) };
  const { code } = e as { code?: unknown };
  return { type: e.name, message: e.message, ...(typeof code === 'string' && { code }), stack: e.stack, ...(e.cause !== undefined && { cause: errorForLog(e.cause) }) };
}

export function createLog(config: Pick<Config, 'logLevel'>, to?: DestinationStream): Logger {
  const options = { level: config.logLevel ?? (isReadable(config) ? 'warn' : 'info'), redact, serializers: { err: errorForLog } };
  return to ? pino(options, to) : pino(options);
}

/** Plain lines on a terminal, log lines elsewhere. */
export const createProgress = (config: Pick<Config, 'logLevel'>, log: Logger): Progress =>
  isReadable(config) ? (message) => console.log(message) : (message) => log.info(message.trim());
