import type { AppContext } from '../../platform/context.ts';
import { href } from '../../platform/locale.ts';
import { respond } from '../../ui/respond.tsx';
import { texts } from '../texts.ts';

/**
 * A form posted after the session ended. The page carries every field posted, so that the same post can be sent again
 * after signing in in another window: nothing typed is lost, and nothing is stored for somebody who is not signed in.
 */
export async function signedOutPage(c: AppContext): Promise<Response> {
  const t = texts[c.var.locale].signedOut;
  const body = await c.req.parseBody({ all: true }).catch(() => ({}));
  const fields = Object.entries(body).flatMap(([name, value]) => [value].flat().flatMap((v) => (typeof v === 'string' ? [{ name, value: v }] : [])));
  const written = fields.filter((f) => f.value.trim().length > 20);
  return respond(
    c,
    {
      title: t.title,
      robots: 'noindex',
      children: (
        <div className="k-prose">
          <h1 className="ds-heading" data-size="lg">
            {t.title}
          </h1>
          <p className="k-lead">{t.lead}</p>
          <ol>
            <li>
              <a className="ds-link" href={`${href(c.var.locale, '/logg-inn')}?til=${encodeURIComponent(href(c.var.locale, '/'))}`} target="_blank" rel="noopener">
                {t.first}
              </a>
            </li>
            <li>{t.after}</li>
          </ol>
          <form method="post" action={new URL(c.req.url).pathname + new URL(c.req.url).search}>
            {fields.map((f, i) => (
              // oxlint-disable-next-line react/no-array-index-key -- the order is all that tells repeated fields apart
              <input key={i} type="hidden" name={f.name} value={f.value} />
            ))}
            <button className="ds-button" type="submit">
              {t.send}
            </button>
          </form>
          {written.length > 0 && (
            <details className="ds-details">
              <summary>{t.typed}</summary>
              <div>
                {written.map((f) => (
                  <p key={f.name}>{f.value}</p>
                ))}
              </div>
            </details>
          )}
        </div>
      ),
    },
    401,
  );
}
