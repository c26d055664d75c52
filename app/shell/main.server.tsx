// What the server starts: the one entry that Vite builds.
export { createApp } from './app.tsx';
export { runCommand } from './commands.server.ts';
export { prepare } from './prepare.server.ts';
export { createServices } from './services.server.ts';
export { startWorker } from './worker.server.ts';
