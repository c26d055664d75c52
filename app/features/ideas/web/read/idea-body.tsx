import type { ReactNode } from 'react';
import type { Locale } from '../../../../platform/locale.ts';
import { FileList } from '../../../../ui/files.tsx';
import { Heading } from '../../../../ui/heading.tsx';
import { pictureAt } from '../../idea-files.ts';
import type { IdeaFiles, ShownPicture } from '../../idea-files.ts';
import { efforts, sections } from '../../idea.ts';
import type { IdeaContent } from '../../idea.ts';
import { ideaHtml } from '../../inside/text/idea-html.ts';
import { ideaTexts } from './idea-texts.ts';

interface Props {
  readonly content: IdeaContent;
  readonly files: IdeaFiles;
  readonly locale: Locale;
}
/** The language of what the author wrote, where it is not the page's. */
export const langOfContent = (content: Pick<IdeaContent, 'language'>, locale: Locale): Locale | undefined => (content.language === locale ? undefined : content.language);

/** People, hours, money: each a line the author wrote. */
export function Efforts({ content, locale }: Omit<Props, 'files'>): ReactNode {
  const t = ideaTexts[locale];
  const told = efforts.filter((effort) => content.efforts[effort] !== '');
  if (told.length === 0) return null;
  return (
    <section aria-label={t.effort}>
      <dl className="k-needs">
        {told.map((effort) => (
          <div key={effort}>
            <dt>{t.efforts[effort]}</dt>
            <dd lang={langOfContent(content, locale)}>{content.efforts[effort]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** What the author wrote in Markdown. */
const Text = ({ markdown, content, files, locale }: Props & { markdown: string }): ReactNode => (
  // Made by the feature's own cleaner: nothing of the text becomes HTML but what is on its list.
  // oxlint-disable-next-line react/no-danger
  <div className="k-prose" lang={langOfContent(content, locale)} dangerouslySetInnerHTML={{ __html: ideaHtml(markdown, { pictures: files.pictures }) }} />
);

/** The sections in the order they are read, and after what came of it how that is known. */
export function Sections(props: Props): ReactNode {
  const { content, locale } = props;
  const t = ideaTexts[locale];
  return sections.map((section) => (
    <Section key={section} title={t.sections[section]} markdown={content.sections[section]} {...props}>
      {section === 'outcome' && content.known !== '' && (
        <>
          <Heading level={3} size="2xs">
            {t.known}
          </Heading>
          <Text markdown={content.known} {...props} />
        </>
      )}
    </Section>
  ));
}
function Section({ title, markdown, children, ...props }: Props & { title: string; markdown: string; children: ReactNode }): ReactNode {
  if (markdown === '' && children === false) return null;
  return (
    <>
      <Heading level={2} size="sm">
        {title}
      </Heading>
      {markdown !== '' && <Text markdown={markdown} {...props} />}
      {children}
    </>
  );
}

/** The column of text is this wide at most. */
const shownAt = '(min-width: 48rem) 40rem, 100vw';
/** Whether the author has put the picture somewhere in the text. */
const placed = (content: IdeaContent, picture: ShownPicture): boolean =>
  [...sections.map((s) => content.sections[s]), content.known].some((text) => text.includes(`(bilde:${picture.id})`));

/** Pictures that stand nowhere in the text, and what can be taken home. */
export function Appended({ content, files, locale }: Props): ReactNode {
  const t = ideaTexts[locale];
  return (
    <>
      {files.pictures
        .filter((picture) => !placed(content, picture))
        .map((picture) => (
          <p key={picture.id} lang={langOfContent(content, locale)}>
            <img
              className="k-idea-picture"
              src={pictureAt(picture, picture.widths.find((w) => w >= 640) ?? picture.widths.at(-1) ?? 640)}
              srcSet={picture.widths.map((w) => `${pictureAt(picture, w)} ${w}w`).join(', ')}
              sizes={shownAt}
              width={picture.width}
              height={picture.height}
              loading="lazy"
              alt={picture.alt}
            />
          </p>
        ))}
      {files.attachments.length > 0 && (
        <>
          <Heading level={2} size="sm">
            {t.files}
          </Heading>
          <FileList locale={locale} label={t.files} files={files.attachments.map(({ address, ...file }) => ({ ...file, path: address }))} />
        </>
      )}
    </>
  );
}
