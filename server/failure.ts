/** Errors whose message says what is wrong and what to do: the stack would only hide it. By name: the built application has classes of its own. */
const plain = new Set(['ConfigError', 'AlreadyRunningError', 'DatabaseError', 'DefinitionError', 'PortTakenError']);

/** Tells why nothing runs. @returns the exit code: 0 when somebody stopped it on purpose. */
export function reportFailure(e: unknown): number {
  if (e instanceof Error && e.name === 'StoppedError') return 0;
  if (e instanceof Error && e.name === 'DefinitionError') console.error(`\nThe scheme's files are not right:\n${e.message.replaceAll(/^/gm, '  ')}`);
  else if (e instanceof Error && plain.has(e.name)) console.error(`\n${e.message}`);
  else console.error('\nKnutepunkt could not start:', e);
  return 1;
}
