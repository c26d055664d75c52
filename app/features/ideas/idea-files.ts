/** A picture of an idea, as a page shows it. `id` is what the author writes: `![Trapp i skogen](bilde:2)`. */
export interface ShownPicture {
  readonly id: string;
  /** What the picture shows, in words; never empty. */
  readonly alt: string;
  readonly width: number;
  readonly height: number;
  /** Widths it is kept in, the smallest first. */
  readonly widths: readonly number[];
  /** Where it is fetched, without `?b=` and without language. */
  readonly address: string;
}

export interface ShownFile {
  readonly id: string;
  readonly name: string;
  readonly mime: string;
  readonly size: number;
  /** Where it is downloaded, without language. */
  readonly address: string;
}

/** What belongs to an idea's draft, or to a published version of it. */
export interface IdeaFiles {
  readonly pictures: readonly ShownPicture[];
  readonly attachments: readonly ShownFile[];
}

/** Of one idea, of each kind; letters in the words of a picture. */
export const fileLimits = { pictures: 10, attachments: 10, alt: 300 } as const;

/** What the author writes in the text where a picture is to stand. */
export const pictureMark = ({ id, alt }: Pick<ShownPicture, 'id' | 'alt'>): string => `![${alt.replaceAll(/[[\]\\\n]/g, ' ')}](bilde:${id})`;
/** A picture's address with a width. */
export const pictureAt = (picture: Pick<ShownPicture, 'address'>, width: number): string => `${picture.address}?b=${width}`;
