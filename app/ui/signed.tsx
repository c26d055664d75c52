import type { ReactNode } from 'react';

/** A sign for the eye, whose words are for screen readers: ".." and "ikke oppgitt". Without words the sign is read as it is. */
export const Signed = ({ sign, words }: { sign: string; words?: string | undefined }): ReactNode =>
  words === undefined ? (
    sign
  ) : (
    <>
      <span aria-hidden="true">{sign}</span>
      <span className="ds-sr-only">{words}</span>
    </>
  );
