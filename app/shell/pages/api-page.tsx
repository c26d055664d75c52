import type { ReactNode } from 'react';
import type { AppContext } from '../../platform/context.ts';
import { href, textIn } from '../../platform/locale.ts';
import type { Locale } from '../../platform/locale.ts';
import { Heading } from '../../ui/heading.tsx';
import { Message } from '../../ui/message.tsx';
import { respond } from '../../ui/respond.tsx';
import { ScrollTable } from '../../ui/table.tsx';
import { apiPageTexts } from './api-page-texts.ts';
import { readOperations, readShapes, shapeId } from './api-reading.ts';
import type { Field, OpenApi, Operation, OperationGroup, Shape, TypeText } from './api-reading.ts';

const base = '/api/v1';
const licence = 'https://data.norge.no/nlod/no/2.0';

/** `GET /apne-data`: the API for people, made from its own OpenAPI document, so that it cannot say anything else. */
export function apiPage(c: AppContext, document: OpenApi): Response {
  const { locale } = c.var;
  const t = apiPageTexts[locale];
  const groups = readOperations(document, base);
  const shapes = readShapes(document);
  return respond(c, {
    title: t.title,
    current: '/apne-data',
    children: (
      <div className="k-cols k-cols--side">
        <Contents locale={locale} groups={groups} />
        <div className="k-api">
          <Intro c={c} />
          <section className="k-section" aria-labelledby="adresser">
            <Heading level={2} size="md" id="adresser">
              {t.addressesHeading}
            </Heading>
            <p>{t.addressesLead}</p>
            {groups.map((group) => (
              <section key={group.id} aria-labelledby={group.id} className="k-block">
                <Heading level={3} size="sm" id={group.id} lang="en">
                  {group.name}
                </Heading>
                {group.operations.map((operation) => (
                  <OperationView key={operation.id} locale={locale} operation={operation} />
                ))}
              </section>
            ))}
          </section>
          <section className="k-section" aria-labelledby="former">
            <Heading level={2} size="md" id="former">
              {t.shapesHeading}
            </Heading>
            <p>{t.shapesLead}</p>
            {shapes.map((shape) => (
              <ShapeView key={shape.name} locale={locale} shape={shape} />
            ))}
          </section>
        </div>
      </div>
    ),
  });
}

function Contents({ locale, groups }: { locale: Locale; groups: readonly OperationGroup[] }): ReactNode {
  const t = apiPageTexts[locale];
  return (
    <nav className="k-sticky k-wide-only" aria-label={t.onThisPage}>
      <ol className="k-toc">
        <li>
          <a href="#formater">{t.formatsHeading}</a>
        </li>
        <li>
          <a href="#lisens">{t.licenceHeading}</a>
        </li>
        <li>
          <a href="#adresser">{t.addressesHeading}</a>
          <ol>
            {groups.map((group) => (
              <li key={group.id} lang="en">
                <a href={`#${group.id}`}>{group.name}</a>
              </li>
            ))}
          </ol>
        </li>
        <li>
          <a href="#former">{t.shapesHeading}</a>
        </li>
      </ol>
    </nav>
  );
}

/** What there is, in which formats, and on what terms. */
function Intro({ c }: { c: AppContext }): ReactNode {
  const { locale, services } = c.var;
  const t = apiPageTexts[locale];
  const { scheme } = services.definitions;
  return (
    <div className="k-prose">
      <Heading level={1} size="xl">
        {t.title}
      </Heading>
      <p className="k-lead">{t.lead}</p>
      <ul className="k-linkrow">
        <li>
          <a className="ds-link" href={`${base}/openapi.json`}>
            {t.openDocument}
          </a>
        </li>
        <li>
          <a className="ds-link" href={href(locale, '/rapporter')}>
            {t.reports}
          </a>
        </li>
        <li>
          <a className="ds-link" href={href(locale, '/indikatorer')}>
            {t.indicators}
          </a>
        </li>
      </ul>
      {scheme.demonstration && <Message tone="warning">{t.demonstration}</Message>}
      <Heading level={2} size="md" id="formater">
        {t.formatsHeading}
      </Heading>
      <dl className="k-terms">
        {t.formats.map(([format, meaning]) => (
          <div key={format}>
            <dt>{format}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <p>{t.missing}</p>
      <Heading level={2} size="md" id="lisens">
        {t.licenceHeading}
      </Heading>
      {t.licence({ authority: textIn(scheme.authority, locale) }).map((text) => (
        <p key={text}>{text}</p>
      ))}
      <p>
        <a className="ds-link k-tap" href={licence}>
          {t.licenceLink}
        </a>
      </p>
    </div>
  );
}

function OperationView({ locale, operation }: { locale: Locale; operation: Operation }): ReactNode {
  const t = apiPageTexts[locale];
  const { method, path, summary, description, parameters, responses, body, example } = operation;
  return (
    <article className="k-operation k-stack" id={operation.id}>
      <Heading level={4} size="xs">
        <code>
          <span className="k-method">{method}</span> <Breakable text={path} />
        </code>
      </Heading>
      <p lang="en">
        {summary}
        {summary !== '' && !/[.!?]$/.test(summary) && '.'} <Words text={description} />
      </p>
      {operation.signedIn && <p className="k-quiet">{t.signedIn}</p>}
      {example !== undefined && (
        <p>
          {t.example}:{' '}
          <a className="ds-link k-operation__example" href={example}>
            <Breakable text={decodeURI(example)} />
          </a>
        </p>
      )}
      {parameters.length > 0 && (
        <ScrollTable
          label={`${t.parameters}: ${method} ${path}`}
          caption={t.parameters}
          head={[{ label: t.name }, { label: t.place }, { label: t.type }, { label: t.meaning }]}
          rows={parameters.map((p) => ({
            key: p.name,
            cells: [
              <FieldName key="name" field={p} mark={p.required ? t.required : undefined} />,
              t.places[p.place],
              <TypeView key="type" type={p.type} />,
              <Meaning key="meaning" text={p.description} />,
            ],
          }))}
        />
      )}
      {body && (
        <p>
          {t.sends}: <TypeView type={body} />
        </p>
      )}
      <ScrollTable
        label={`${t.answers}: ${method} ${path}`}
        caption={t.answers}
        head={[{ label: t.status }, { label: t.content }, { label: t.meaning }]}
        rows={responses.map((r) => ({
          key: r.status,
          cells: [r.status, <ResponseContent key="content" mediaTypes={r.mediaTypes} type={r.type} />, <Meaning key="meaning" text={r.description} />],
        }))}
      />
    </article>
  );
}

function ResponseContent({ mediaTypes, type }: { mediaTypes: readonly string[]; type: TypeText | undefined }): ReactNode {
  return (
    <>
      {type && <TypeView type={type} />}
      {mediaTypes.length > 0 && <span className="k-operation__media">{mediaTypes.join(', ')}</span>}
    </>
  );
}

function ShapeView({ locale, shape }: { locale: Locale; shape: Shape }): ReactNode {
  const t = apiPageTexts[locale];
  return (
    <div className="k-operation k-stack">
      <Heading level={3} size="xs" id={shapeId(shape.name)} lang="en">
        {shape.name}
      </Heading>
      {shape.description !== '' && <Meaning text={shape.description} />}
      {shape.type && (
        <p>
          <TypeView type={shape.type} />
        </p>
      )}
      {shape.fields.length > 0 && (
        <ScrollTable
          label={t.fieldsOf(shape.name)}
          head={[{ label: t.name }, { label: t.type }, { label: t.meaning }]}
          rows={shape.fields.map((f) => ({
            key: f.name,
            cells: [
              <FieldName key="name" field={f} mark={f.required ? undefined : t.optional} />,
              <TypeView key="type" type={f.type} />,
              <Meaning key="meaning" text={f.description} />,
            ],
          }))}
        />
      )}
    </div>
  );
}

const FieldName = ({ field, mark }: { field: Field; mark: string | undefined }): ReactNode => (
  <>
    <code>{field.name}</code>
    {mark !== undefined && <span className="k-operation__media">{mark}</span>}
  </>
);

const TypeView = ({ type }: { type: TypeText }): ReactNode => (
  <code>
    {type.map((part, i) =>
      typeof part === 'string' ? (
        part
      ) : (
        <a key={i} className="ds-link" href={`#${shapeId(part.shape)}`}>
          {part.shape}
        </a>
      ),
    )}
  </code>
);

/** The document is written in English. */
const Meaning = ({ text }: { text: string }): ReactNode =>
  text === '' ? null : (
    <span lang="en">
      <Words text={text} />
    </span>
  );

/** `words in backticks` are code. */
const Words = ({ text }: { text: string }): ReactNode => text.split('`').map((part, i) => (i % 2 === 0 ? part : <code key={i}>{part}</code>));

/** A long address may break after a slash or before a question. */
const Breakable = ({ text }: { text: string }): ReactNode =>
  text.split(/(?<=[/&])|(?=\?)/).map((part, i) => (
    <span key={i}>
      {i > 0 && <wbr />}
      {part}
    </span>
  ));
