import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { href, textIn } from '../../../platform/locale.ts';
import { Button, SelectField } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { offeredIn } from '../enquiry.ts';
import type { Choice } from '../enquiry.ts';
import { faultOf } from './case-state.ts';
import type { CaseView } from './case-state.ts';
import { caseTexts } from './case-texts.ts';
import { deedHref } from './desk-request.ts';
import { MunicipalityField, TopicTiles } from './fields.tsx';
import { municipalityChoice } from '../../geography/municipality-meant.ts';
import { askedYear } from './parts.tsx';

interface Part {
  c: AppContext;
  view: CaseView;
}

/** What is done now and then: assign, correct, a new link, close, put away, take up again. */
export function More({ c, view }: Part): ReactNode {
  const { locale } = c.var;
  const t = caseTexts[locale];
  const { enquiry, contact } = view.found;
  return (
    <section className="k-more k-stack" aria-labelledby="mer">
      <Heading level={3} size="xs" id="mer">
        {t.more}
      </Heading>
      {view.ours && !view.alive && enquiry.state !== 'withdrawn' && enquiry.erasedAt === null && (
        <form method="post" action={deedHref(c, enquiry.number, 'ta-opp')} className="k-row">
          <Button variant="secondary">{t.again.button}</Button>
          <span className="k-quiet k-small">{t.again.help}</span>
        </form>
      )}
      <p>
        <a className="ds-link k-tap" href={`${href(locale, '/min-sentral/hospitering/registrer')}?henvendelse=${enquiry.number}`}>
          {t.visit}
        </a>
      </p>
      {answeredHere(view) && (
        <p>
          <a className="ds-link k-tap" href={href(locale, `/idebanken/ny?fra=enquiry:${enquiry.number}`)}>
            {t.makeIdea}
          </a>
        </p>
      )}
      <div>
        {view.alive && <Assign c={c} view={view} />}
        <Describe c={c} view={view} />
        {contact?.email && <NewLink c={c} view={view} />}
        {view.alive && <Finish c={c} view={view} />}
        {view.ours && !view.alive && enquiry.erasedAt === null && <Erase c={c} view={view} />}
      </div>
    </section>
  );
}

/** The centre's own answer can become an idea in the bank; what was asked never does. */
const answeredHere = ({ found, centreId }: CaseView): boolean => found.messages.some((m) => m.kind === 'answer' && m.centreId === centreId);

function Assign({ c, view }: Part): ReactNode {
  const t = caseTexts[c.var.locale].assign;
  const { enquiry } = view.found;
  const fault = faultOf(view, 'til-hvem');
  return (
    <details className="ds-details" open={fault !== undefined}>
      <summary>{t.title}</summary>
      <form method="post" action={deedHref(c, enquiry.number, 'tildel')} className="k-stack" noValidate>
        <SelectField
          id="til-hvem"
          name="til"
          label={t.who}
          value={enquiry.assigneeId ?? ''}
          error={fault}
          options={[{ value: '', label: t.nobody }, ...view.colleagues.map((p) => ({ value: p.id, label: p.name }))]}
        />
        <p>
          <Button variant="secondary">{t.save}</Button>
        </p>
      </form>
    </details>
  );
}

/** Those offered that year, and what was chosen before even if it no longer is. */
export const choicesFor = (choices: readonly Choice[], year: number, chosen: readonly string[]): readonly Choice[] => {
  const offered = offeredIn(choices, year);
  return [...offered, ...choices.filter((choice) => chosen.includes(choice.id) && !offered.includes(choice))];
};

function Describe({ c, view }: Part): ReactNode {
  const { locale, services } = c.var;
  const t = caseTexts[locale].describe;
  const { enquiries: rules, geography } = services.definitions;
  const { enquiry } = view.found;
  const year = askedYear(enquiry);
  const chosen = view.typed?.topics ?? enquiry.topics;
  return (
    <details className="ds-details" open={['temaer', 'arbeidssted', 'kommune'].some((field) => faultOf(view, field) !== undefined)}>
      <summary>{t.title}</summary>
      <form method="post" action={deedHref(c, enquiry.number, 'beskriv')} className="k-stack" noValidate>
        <TopicTiles c={c} id="temaer" name="tema" legend={t.topics} choices={choicesFor(rules.topics, year, enquiry.topics)} chosen={chosen} error={faultOf(view, 'temaer')} />
        <SelectField
          id="arbeidssted"
          name="arbeidssted"
          label={t.workplace}
          value={view.typed?.workplace ?? enquiry.workplace}
          error={faultOf(view, 'arbeidssted')}
          options={choicesFor(rules.workplaces, year, [enquiry.workplace]).map((w) => ({ value: w.id, label: textIn(w.label, locale) }))}
        />
        <MunicipalityField
          c={c}
          id="kommune"
          name="kommune"
          label={t.municipality}
          help={t.municipalityHelp}
          on={enquiry.askedOn}
          value={view.typed?.municipality ?? municipalityChoice(geography, enquiry.municipality, enquiry.askedOn)}
          error={faultOf(view, 'kommune')}
        />
        <p>
          <Button variant="secondary">{t.save}</Button>
        </p>
      </form>
    </details>
  );
}

function NewLink({ c, view }: Part): ReactNode {
  const t = caseTexts[c.var.locale].link;
  return (
    <details className="ds-details">
      <summary>{t.title}</summary>
      <form method="post" action={deedHref(c, view.found.enquiry.number, 'ny-lenke')} className="k-stack">
        <p>{t.help}</p>
        <p>
          <Button variant="secondary">{t.button}</Button>
        </p>
      </form>
    </details>
  );
}

/** Opened, read, then pressed: it cannot be undone. */
function Erase({ c, view }: Part): ReactNode {
  const t = caseTexts[c.var.locale].erase;
  return (
    <details className="ds-details">
      <summary>{t.title}</summary>
      <form method="post" action={deedHref(c, view.found.enquiry.number, 'slett')} className="k-stack">
        <p>{t.help}</p>
        <p>
          <Button variant="secondary" color="danger">
            {t.button}
          </Button>
        </p>
      </form>
    </details>
  );
}

function Finish({ c, view }: Part): ReactNode {
  const t = caseTexts[c.var.locale].finish;
  const { reopenWithin } = c.var.services.definitions.enquiries;
  const { number } = view.found.enquiry;
  return (
    <details className="ds-details">
      <summary>{t.title}</summary>
      <div className="k-stack k-stack--lg">
        <form method="post" action={deedHref(c, number, 'avslutt')} className="k-stack k-stack--s">
          <p>{t.closeHelp(reopenWithin)}</p>
          <p>
            <Button variant="secondary">{t.close}</Button>
          </p>
        </form>
        <form method="post" action={deedHref(c, number, 'forkast')} className="k-stack k-stack--s">
          <p>
            <strong>{t.discard}</strong>
          </p>
          <p>{t.discardHelp}</p>
          <p>
            <Button variant="secondary" color="danger">
              {t.discardButton}
            </Button>
          </p>
        </form>
      </div>
    </details>
  );
}
