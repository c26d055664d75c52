import type { ReactNode } from 'react';

/** What every field has. The error's element is `{id}-feil`, the help's `{id}-hjelp`. */
interface FieldProps {
  id: string;
  name: string;
  label: ReactNode;
  value?: string | number | undefined;
  error?: string | undefined;
  help?: ReactNode;
  /** The language of what is written in the field. */
  lang?: string | undefined;
  required?: boolean | undefined;
  readOnly?: boolean | undefined;
  disabled?: boolean | undefined;
  className?: string | undefined;
  maxLength?: number | undefined;
  /** Letters at most, in a form with `writingAttributes`: the script says how many are left. What is pasted is never cut, as `maxLength` would. */
  letters?: number | undefined;
  /** The text is Markdown: the script gives it buttons for bold, list and link. */
  markdown?: boolean | undefined;
  autoComplete?: string | undefined;
}

const helpId = (id: string): string => `${id}-hjelp`;
const errorId = (id: string): string => `${id}-feil`;
const describedBy = (...ids: (string | false | undefined)[]): string | undefined => ids.filter(Boolean).join(' ') || undefined;

/** Attributes that tie a control to its label, help and error. */
const control = ({ id, name, error, help, lang, required, readOnly, disabled, maxLength, letters, markdown, autoComplete }: FieldProps) => ({
  id,
  name,
  lang,
  required,
  readOnly,
  disabled,
  maxLength,
  autoComplete,
  'data-letters': letters,
  'data-markdown': markdown ? '' : undefined,
  'aria-describedby': describedBy(help !== undefined && helpId(id), error !== undefined && errorId(id)),
  'aria-invalid': error === undefined ? undefined : true,
});

/** Label above, help under it, the control, the error last. */
function Field({ field, children }: { field: FieldProps; children: ReactNode }): ReactNode {
  return (
    <div className={field.error === undefined ? 'ds-field' : 'ds-field k-invalid'}>
      <label className="ds-label" htmlFor={field.id}>
        {field.label}
      </label>
      {field.help !== undefined && (
        <div data-field="description" id={helpId(field.id)}>
          {field.help}
        </div>
      )}
      {children}
      {field.error !== undefined && (
        <p className="ds-validation-message" id={errorId(field.id)}>
          {field.error}
        </p>
      )}
    </div>
  );
}

export interface TextFieldProps extends FieldProps {
  type?: 'text' | 'search' | 'email' | 'tel' | 'url' | 'number' | 'date' | 'time';
  inputMode?: 'text' | 'numeric' | 'decimal' | 'search' | 'email' | undefined;
  /** What is counted, after the field: "personer". */
  suffix?: string | undefined;
  list?: string | undefined;
  min?: string | number | undefined;
  max?: string | number | undefined;
}

export function TextField(props: TextFieldProps): ReactNode {
  const { type = 'text', inputMode, value, suffix, list, min, max, className = '' } = props;
  const input = <input className={`ds-input ${className}`.trim()} type={type} inputMode={inputMode} defaultValue={value} list={list} min={min} max={max} {...control(props)} />;
  return (
    <Field field={props}>
      {suffix === undefined ? (
        input
      ) : (
        <div className="k-affix">
          {input}
          <span>{suffix}</span>
        </div>
      )}
    </Field>
  );
}

export const TextArea = (props: FieldProps & { rows?: number; spellCheck?: boolean }): ReactNode => (
  <Field field={props}>
    <textarea className={`ds-input ${props.className ?? ''}`.trim()} rows={props.rows ?? 4} spellCheck={props.spellCheck} defaultValue={props.value} {...control(props)} />
  </Field>
);

export interface SelectOption {
  readonly value: string;
  readonly label: string;
  readonly lang?: string | undefined;
}

export const SelectField = (props: FieldProps & { options: readonly SelectOption[] }): ReactNode => {
  const { maxLength: _, readOnly: __, ...attributes } = control(props);
  return (
    <Field field={props}>
      <select className={`ds-input ${props.className ?? ''}`.trim()} defaultValue={props.value} {...attributes}>
        {props.options.map((option) => (
          <option key={option.value} value={option.value} lang={option.lang}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
};

export interface ChoiceProps {
  type: 'checkbox' | 'radio';
  id: string;
  name: string;
  value: string;
  label: ReactNode;
  checked?: boolean | undefined;
  /** The id of the message that says what is wrong with it. */
  error?: string | undefined;
  describedBy?: string | undefined;
  disabled?: boolean | undefined;
  lang?: string | undefined;
  /** What belongs to the option: where the answer comes from, a text of its own (`<div className="k-inner" data-when="checked">`). */
  children?: ReactNode;
}

/** One option; the whole row can be clicked. */
export const Choice = ({ type, id, name, value, label, checked, error, describedBy: others, disabled, lang, children }: ChoiceProps): ReactNode => (
  <div className="k-option">
    <div className="ds-field">
      <input
        className="ds-input"
        type={type}
        id={id}
        name={name}
        value={value}
        defaultChecked={checked}
        disabled={disabled}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={describedBy(others, error)}
      />
      <label className="ds-label" data-weight="regular" htmlFor={id} lang={lang}>
        {label}
      </label>
    </div>
    {children}
  </div>
);

export interface QuestionProps {
  legend: ReactNode;
  /** The legend is a heading of this level (24 px); 0 makes it a plain label inside a smaller form. */
  level?: 0 | 2 | 3;
  id?: string | undefined;
  lang?: string | undefined;
  help?: ReactNode;
  error?: string | undefined;
  /** The id the error gets, for the options to point at. */
  errorId?: string | undefined;
  children: ReactNode;
}

/** A group of controls under one question. */
export function Question({ legend, level = 2, id, lang, help, error, errorId: errorElement, children }: QuestionProps): ReactNode {
  const Title = level === 0 ? undefined : (`h${level}` as const);
  const message = errorElement ?? (id === undefined ? undefined : errorId(id));
  return (
    <fieldset className={error === undefined ? 'k-question' : 'k-question k-invalid'} id={id} aria-describedby={error === undefined ? undefined : message}>
      <legend className={Title ? undefined : 'ds-label'} lang={lang}>
        {Title ? (
          <Title className="ds-heading" data-size="sm">
            {legend}
          </Title>
        ) : (
          legend
        )}
      </legend>
      {help !== undefined && <div className="k-quiet k-question__help">{help}</div>}
      {error !== undefined && (
        <p className="ds-validation-message" id={message}>
          {error}
        </p>
      )}
      {children}
    </fieldset>
  );
}
type Variant = 'primary' | 'secondary' | 'tertiary';

export interface ButtonProps {
  variant?: Variant;
  type?: 'submit' | 'button' | 'reset';
  name?: string | undefined;
  value?: string | undefined;
  formAction?: string | undefined;
  formNoValidate?: boolean | undefined;
  disabled?: boolean | undefined;
  /** Says which one, where the same words stand on several buttons. */
  'aria-label'?: string | undefined;
  /** Danger for what cannot be undone. */
  color?: 'danger' | undefined;
  children: ReactNode;
}

/** One filled button a region of the page; the others are secondary or tertiary. */
export const Button = ({ variant = 'primary', type = 'submit', color, children, ...rest }: ButtonProps): ReactNode => (
  <button className="ds-button" data-variant={variant} data-color={color} type={type} {...rest}>
    {children}
  </button>
);

export const ButtonLink = ({ href, variant = 'primary', children, ...rest }: { href: string; variant?: Variant; 'aria-label'?: string; children: ReactNode }): ReactNode => (
  <a className="ds-button" data-variant={variant} href={href} {...rest}>
    {children}
  </a>
);
