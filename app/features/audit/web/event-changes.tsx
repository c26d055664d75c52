import type { ReactNode } from 'react';
import type { Locale } from '../../../platform/locale.ts';
import type { AuditEvent } from '../audit.ts';
import { texts } from '../texts.ts';

const longest = 600;
const isRecord = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v);

/** What was changed, key by key; folded together, since most readers only want the sentence. */
export function EventChanges({ event, locale }: { event: AuditEvent; locale: Locale }): ReactNode {
  const t = texts[locale];
  if (event.before === null && event.after === null) return null;
  const both = event.before !== null && event.after !== null;
  const before = isRecord(event.before) ? event.before : { [t.value]: event.before };
  const after = isRecord(event.after) ? event.after : { [t.value]: event.after };
  const keys = [...new Set([...(event.before === null ? [] : Object.keys(before)), ...(event.after === null ? [] : Object.keys(after))])];
  const shown = (v: unknown): ReactNode => {
    if (v === undefined || v === null) return <span className="k-quiet">{t.empty}</span>;
    const text = typeof v === 'string' ? v : JSON.stringify(v, null, 1);
    return text.length > longest ? text.slice(0, longest) + t.truncated : text;
  };
  return (
    <details className="ds-details">
      <summary>{t.details}</summary>
      <div>
        <dl className="k-changes">
          {keys.map((key) => (
            <div key={key}>
              <dt>{key}</dt>
              {event.before !== null && (
                <dd>
                  {both && <span className="k-quiet">{t.before}: </span>}
                  {shown(before[key])}
                </dd>
              )}
              {event.after !== null && (
                <dd>
                  {both && <span className="k-quiet">{t.after}: </span>}
                  {shown(after[key])}
                </dd>
              )}
            </div>
          ))}
        </dl>
        <p className="k-small k-quiet">
          {t.request} {event.requestId}
        </p>
      </div>
    </details>
  );
}
