/** A share as per cent, without what is added by counting in halves of halves: 0.625 is 62.5. */
export const percent = (share: number): number => Math.round(share * 1e8) / 1e6;
