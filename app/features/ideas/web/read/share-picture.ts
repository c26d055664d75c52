/** Of the picture that others show for an idea. */
export const shareSize = { width: 1200, height: 630 } as const;
