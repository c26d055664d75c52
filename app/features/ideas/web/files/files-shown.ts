import type { AppContext } from '../../../../platform/context.ts';
import type { FieldError } from '../../../../ui/error-summary.tsx';
import type { FilesToWrite } from '../../inside/files/reading.server.ts';
import type { Where } from '../write/where.ts';

/** What was typed beside the file, which a browser does not give back. */
export interface TypedPicture {
  readonly alt: string;
  readonly section: string;
}
export interface FilesAnswer {
  readonly typed?: TypedPicture | undefined;
  readonly errors?: readonly FieldError[] | undefined;
  /** What stopped it that is not in the form. */
  readonly refused?: string | undefined;
}
/** What the sections of the page are made of. */
export interface Shown {
  readonly c: AppContext;
  readonly where: Where;
  readonly found: FilesToWrite;
  readonly typed: TypedPicture;
  readonly errors: readonly FieldError[];
}
