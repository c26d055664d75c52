import type { AppContext } from '../../../../platform/context.ts';
import { uiTexts } from '../../../../ui/texts.ts';
import { bankName } from '../sender/bank-name.ts';
import { ideaTexts } from './idea-texts.ts';
import { requestedIdea } from './requested-idea.ts';
import { sharePicture } from './share-picture.server.ts';

/** GET /idebanken/…/delebilde.png: what others show when somebody shares the idea. */
export async function getSharePicture(c: AppContext): Promise<Response> {
  const found = await requestedIdea(c, '/delebilde.png');
  if (found instanceof Response) return found;
  const { locale } = c.var;
  const t = ideaTexts[locale];
  const { png, etag } = await sharePicture({
    title: found.version.content.title,
    place: t.municipality(found.version.municipality.name),
    level: found.version.level,
    levelName: t.levels[found.version.level],
    demonstration: found.idea.demonstration ? uiTexts[locale].demonstrationData : undefined,
    bank: bankName(c),
  });
  const headers = { etag, 'cache-control': 'public, max-age=3600', 'content-type': 'image/png' };
  return (c.req.header('if-none-match') ?? '').split(/,\s*/).includes(etag) ? c.body(null, 304, headers) : c.body(new Uint8Array(png), 200, headers);
}
