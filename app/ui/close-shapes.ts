/** React closes every empty element of a drawing with an end tag; HTML and XML read the same from a slash, in fewer bytes. */
export const closeShapes = (markup: string): string => markup.replaceAll(/><\/(?:circle|ellipse|line|path|polygon|polyline|rect|use)>/g, '/>');
