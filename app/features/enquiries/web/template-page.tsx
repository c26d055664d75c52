import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import { holdsIdentityNumber } from '../../../platform/identity-number.ts';
import { href, isLocale, locales } from '../../../platform/locale.ts';
import type { Locale } from '../../../platform/locale.ts';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { Button, Choice, SelectField, TextArea, TextField } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { respond } from '../../../ui/respond.tsx';
import { languageNames } from '../../../ui/texts.ts';
import { requireCentre } from '../../access/access.server.ts';
import { listTemplates, removeTemplate, saveTemplate } from '../enquiries.server.ts';
import type { AnswerTemplate, TemplateDraft } from '../enquiry.ts';
import { bodyOf, deskCrumbs, inboxPath, typedIn } from './desk-request.ts';
import { deskTexts } from './desk-texts.ts';
import { templatesPath } from './templates-page.tsx';

type Fault = keyof (typeof deskTexts)['nb']['templates']['fault'];
const fieldOf = { title: 'navn', body: 'tekst', identity: 'tekst' } as const satisfies Record<Fault, string>;

/** The centre's own template of the address; undefined for a new one. @throws AppError `not-found` for another centre's */
async function asked(c: AppContext): Promise<AnswerTemplate | undefined> {
  const centreId = requireCentre(c);
  const id = c.req.param('id');
  if (id === undefined) return undefined;
  const own = (await listTemplates(ctxOf(c), centreId)).find((one) => one.id === id && one.centreId === centreId);
  if (!own) throw new AppError('not-found');
  return own;
}

export async function getTemplatePage(c: AppContext): Promise<Response> {
  const kept = await asked(c);
  return show(c, kept, kept ?? { title: '', body: '', shared: false, language: c.var.locale }, []);
}

export async function postTemplatePage(c: AppContext): Promise<Response> {
  const kept = await asked(c);
  const body = await bodyOf(c);
  const language = typedIn(body, 'sprak');
  const draft: TemplateDraft = {
    id: kept?.id,
    title: typedIn(body, 'navn').trim(),
    body: typedIn(body, 'tekst').trim(),
    shared: typedIn(body, 'del') === 'ja',
    language: isLocale(language) ? language : 'nb',
  };
  const faults: Fault[] = [
    ...(draft.title === '' ? (['title'] as const) : []),
    ...(draft.body === '' ? (['body'] as const) : []),
    ...(holdsIdentityNumber(`${draft.title}\n${draft.body}`) ? (['identity'] as const) : []),
  ];
  if (faults.length > 0) return show(c, kept, draft, faults);
  await saveTemplate(ctxOf(c), { centreId: requireCentre(c), template: draft });
  return c.redirect(`${href(c.var.locale, templatesPath)}?lagret`, 303);
}

export async function postTemplateRemoval(c: AppContext): Promise<Response> {
  const centreId = requireCentre(c);
  await removeTemplate(ctxOf(c), { centreId, id: c.req.param('id') ?? '' });
  return c.redirect(`${href(c.var.locale, templatesPath)}?slettet`, 303);
}

function show(c: AppContext, kept: AnswerTemplate | undefined, draft: TemplateDraft, faults: readonly Fault[]): Response {
  const { locale } = c.var;
  const t = deskTexts[locale].templates;
  const title = kept ? t.edit(kept.title) : t.new;
  const path = `${templatesPath}/${kept?.id ?? 'ny'}`;
  const languages: { value: Locale; label: string }[] = locales.map((l) => ({ value: l, label: languageNames[l] }));
  const fault = (field: string): string | undefined => {
    const found = faults.find((f) => fieldOf[f] === field);
    return found && t.fault[found];
  };
  return respond(
    c,
    {
      title,
      current: inboxPath,
      robots: 'noindex',
      breadcrumbs: [...deskCrumbs(c), { label: t.title, path: templatesPath }],
      width: 'form',
      script: faults.length > 0,
      children: (
        <div className="k-stack k-stack--lg">
          {faults.length > 0 && <ErrorSummary title={deskTexts[locale].faults} errors={faults.map((f) => ({ href: `#${fieldOf[f]}`, message: t.fault[f] }))} />}
          <Heading level={1} size="lg">
            {title}
          </Heading>
          <form method="post" action={href(locale, path)} noValidate className="k-stack k-stack--lg">
            <TextField id="navn" name="navn" label={t.name} help={t.nameHelp} value={draft.title} error={fault('navn')} maxLength={120} required />
            <SelectField id="sprak" name="sprak" label={t.language} value={draft.language} options={languages} />
            <TextArea id="tekst" name="tekst" label={t.body} value={draft.body} error={fault('tekst')} rows={12} maxLength={10_000} lang={draft.language} required />
            <Choice type="checkbox" id="del" name="del" value="ja" label={t.share} checked={draft.shared} />
            <p>
              <Button>{t.save}</Button>
            </p>
          </form>
          {kept && (
            <form method="post" action={href(locale, `${path}/slett`)} className="k-row k-desk">
              <Button variant="tertiary" color="danger">
                {t.remove}
              </Button>
              <span className="k-quiet k-small">{t.removeHelp}</span>
            </form>
          )}
        </div>
      ),
    },
    faults.length > 0 ? 422 : 200,
  );
}
