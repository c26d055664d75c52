/** Good enough to write to: one @, something on both sides, a point in the last part, and no longer than an address may be. */
export const looksLikeEmail = (text: string): boolean => /^[^\s@<>()",;:\\]{1,64}@[^\s@<>()",;:\\]+\.[\p{L}\d-]{2,}$/u.test(text) && text.length <= 254;
