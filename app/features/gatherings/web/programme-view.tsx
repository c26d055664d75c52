import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { formatTime, norwegianDay } from '../../../platform/locale.ts';
import { firstLetterLarge, longDay } from '../../../platform/moment.ts';
import { FileList } from '../../../ui/files.tsx';
import { Heading } from '../../../ui/heading.tsx';
import type { Gathering, ProgrammeItem } from '../gathering.ts';
import type { GatheringDocument } from '../inputs.ts';
import { deskTexts } from './desk-texts.ts';
import { gatheringTexts } from './texts.ts';

interface Props {
  readonly c: AppContext;
  readonly gathering: Gathering;
  readonly documents: readonly GatheringDocument[];
  /** Where a document is downloaded, without language. */
  readonly documentPath: (id: string) => string;
}

/** The programme by day, each item with its documents; then the documents of the whole gathering. */
export function Programme(props: Props): ReactNode {
  const { c, gathering, documents } = props;
  const { locale } = c.var;
  const [t, shared] = [deskTexts[locale], gatheringTexts[locale]];
  const days = [...new Set(gathering.items.map((item) => norwegianDay(item.startsAt)))];
  const whole = documents.filter((d) => d.itemId === null);
  return (
    <>
      <section className="k-stack" aria-labelledby="program">
        <Heading level={2} size="sm" id="program">
          {shared.programme}
        </Heading>
        {days.length === 0 && <p className="k-quiet">{t.noProgramme}</p>}
        {days.map((day) => {
          const items = gathering.items.filter((item) => norwegianDay(item.startsAt) === day);
          return (
            <div key={day} className="k-visitpart">
              {days.length > 1 && items[0] && (
                <Heading level={3} size="2xs">
                  {firstLetterLarge(longDay(locale, items[0].startsAt))}
                </Heading>
              )}
              <ol className="k-programme">
                {items.map((item) => (
                  <Item key={item.id} {...props} item={item} />
                ))}
              </ol>
            </div>
          );
        })}
      </section>
      {whole.length > 0 && (
        <section className="k-stack" aria-labelledby="dokumenter">
          <Heading level={2} size="sm" id="dokumenter">
            {shared.documents}
          </Heading>
          <Files {...props} documents={whole} />
        </section>
      )}
    </>
  );
}

function Item(props: Props & { readonly item: ProgrammeItem }): ReactNode {
  const { c, item, documents } = props;
  const { locale } = c.var;
  const own = documents.filter((d) => d.itemId === item.id);
  return (
    <li>
      <p className="k-tabular">
        <time dateTime={item.startsAt.toISOString()}>{formatTime(locale, item.startsAt)}</time>–{formatTime(locale, new Date(item.startsAt.getTime() + item.minutes * 60_000))}
      </p>
      <div className="k-visitpart">
        <p>
          <strong>{item.title}</strong>
        </p>
        {item.speaker !== '' && <p className="k-quiet">{item.speaker}</p>}
        {item.text !== '' && <p className="k-words">{item.text}</p>}
        {own.length > 0 && <Files {...props} documents={own} />}
      </div>
    </li>
  );
}

const Files = ({ c, documents, documentPath }: Props): ReactNode => (
  <FileList
    locale={c.var.locale}
    label={gatheringTexts[c.var.locale].documents}
    files={documents.map((d) => ({ id: d.id, name: d.name, size: d.size, path: documentPath(d.id) }))}
  />
);
