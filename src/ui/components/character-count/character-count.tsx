import { useLocale } from "../../locale.ts";
import { word } from "../../text.ts";
import { type Attributes, classNames } from "../attributes.ts";
import { Hint } from "../hint/hint.tsx";
import { Textarea, type TextareaProps } from "../textarea/textarea.tsx";

type PluralText = Readonly<Record<string, string>>;

/** Options of a text field with a limit of characters (`maxlength`) or words (`maxwords`). */
export type CharacterCountProps = TextareaProps & {
  readonly maxlength?: number | string | undefined;
  readonly maxwords?: number | string | undefined;
  readonly threshold?: number | string | undefined;
  readonly countType?: string | undefined;
  readonly countMessage?: { readonly classes?: string | undefined } | undefined;
  readonly textareaDescriptionText?: string | undefined;
  readonly charactersUnderLimitText?: PluralText | undefined;
  readonly charactersAtLimitText?: string | undefined;
  readonly charactersOverLimitText?: PluralText | undefined;
  readonly wordsUnderLimitText?: PluralText | undefined;
  readonly wordsAtLimitText?: string | undefined;
  readonly wordsOverLimitText?: PluralText | undefined;
};

/** A text field that says how much room is left. The limit is checked on the server; this only warns. */
export function CharacterCount(props: CharacterCountProps) {
  const { formGroup } = props;
  const locale = useLocale();
  const id = props.id || props.name;
  const limit = props.maxwords || props.maxlength;
  const countType = props.countType || (props.maxwords ? "words" : undefined);
  const most =
    props.textareaDescriptionText || word(locale, countType === "words" ? "charactersMostWords" : "charactersMost");
  const count = (
    <>
      <Hint
        id={`${id}-info`}
        classes={classNames("govuk-character-count__message", props.countMessage?.classes)}
        text={limit ? most.replaceAll("%{count}", String(limit)) : undefined}
      />
      {formGroup?.afterInput?.text}
    </>
  );
  return (
    <Textarea
      id={id}
      name={props.name}
      label={props.label}
      hint={props.hint}
      errorMessage={props.errorMessage}
      attributes={props.attributes}
      rows={props.rows}
      spellcheck={props.spellcheck}
      value={props.value}
      describedBy={`${id}-info`}
      classes={classNames("govuk-js-character-count", props.classes)}
      formGroup={{
        classes: classNames("govuk-character-count", formGroup?.classes),
        attributes: { ...moduleAttributes(props, countType, limit), ...useCountWords(props), ...formGroup?.attributes },
        beforeInput: formGroup?.beforeInput,
        afterInput: { text: count },
      }}
    />
  );
}

function moduleAttributes(
  props: CharacterCountProps,
  countType: string | undefined,
  limit: string | number | undefined,
): Attributes {
  return {
    "data-module": "govuk-character-count",
    "data-maxlength": props.maxlength,
    "data-maxwords": props.maxwords,
    "data-threshold": props.threshold,
    "data-count-type": countType,
    "data-i18n.textarea-description.other": limit ? undefined : props.textareaDescriptionText,
  };
}

function useCountWords(props: CharacterCountProps): Attributes {
  const locale = useLocale();
  const own = (key: Parameters<typeof word>[1]) => (locale === "en" ? undefined : word(locale, key));
  const many = (key: Parameters<typeof word>[1]): PluralText | undefined =>
    locale === "en" ? undefined : { other: word(locale, key) };
  return {
    ...plural("characters-under-limit", props.charactersUnderLimitText ?? many("charactersUnder")),
    "data-i18n.characters-at-limit": props.charactersAtLimitText ?? own("charactersAt"),
    ...plural("characters-over-limit", props.charactersOverLimitText ?? many("charactersOver")),
    ...plural("words-under-limit", props.wordsUnderLimitText ?? many("wordsUnder")),
    "data-i18n.words-at-limit": props.wordsAtLimitText ?? own("wordsAt"),
    ...plural("words-over-limit", props.wordsOverLimitText ?? many("wordsOver")),
  };
}

function plural(key: string, texts: PluralText | undefined): Attributes {
  return Object.fromEntries(Object.entries(texts ?? {}).map(([rule, text]) => [`data-i18n.${key}.${rule}`, text]));
}
