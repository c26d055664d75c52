/** Pictures and attachments of ideas. Words and shapes: `idea-files.ts`. */
export { addAttachments, addPicture, removeFile } from './inside/files/filing.server.ts';
export { isIdeaLink, listFiles, listPublishedFiles } from './inside/files/reading.server.ts';
