import { useLocale } from "../../locale.ts";
import { word } from "../../text.ts";
import { type Attributes, classNames } from "../attributes.ts";
import { Button } from "../button/button.tsx";
import { Input, type InputProps } from "../input/input.tsx";

/** Options of a password field. `autocomplete` is `current-password` unless a new one is being set. */
export type PasswordInputProps = Omit<InputProps, "type" | "prefix" | "suffix" | "inputWrapper"> & {
  readonly button?: { readonly classes?: string | undefined } | undefined;
  readonly showPasswordText?: string | undefined;
  readonly hidePasswordText?: string | undefined;
  readonly showPasswordAriaLabelText?: string | undefined;
  readonly hidePasswordAriaLabelText?: string | undefined;
  readonly passwordShownAnnouncementText?: string | undefined;
  readonly passwordHiddenAnnouncementText?: string | undefined;
};

/** A password field with a button that shows what was typed (with script). */
export function PasswordInput(props: PasswordInputProps) {
  const { formGroup } = props;
  const locale = useLocale();
  const id = props.id || props.name;
  const toggle = (
    <>
      <Button
        type="button"
        classes={classNames(
          "govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle",
          props.button?.classes,
        )}
        text={props.showPasswordText ?? word(locale, "showPassword")}
        attributes={{
          "aria-controls": id,
          "aria-label": props.showPasswordAriaLabelText ?? word(locale, "showPasswordLabel"),
          hidden: true,
        }}
      />
      {formGroup?.afterInput?.text}
    </>
  );
  return (
    <Input
      formGroup={{
        classes: classNames("govuk-password-input", formGroup?.classes),
        attributes: { "data-module": "govuk-password-input", ...usePasswordWords(props), ...formGroup?.attributes },
        beforeInput: formGroup?.beforeInput,
        afterInput: { text: toggle },
      }}
      inputWrapper={{ classes: "govuk-password-input__wrapper" }}
      label={props.label}
      hint={props.hint}
      errorMessage={props.errorMessage}
      classes={classNames("govuk-password-input__input govuk-js-password-input-input", props.classes)}
      id={id}
      name={props.name}
      type="password"
      spellcheck={false}
      autocapitalize="none"
      autocomplete={props.autocomplete || "current-password"}
      value={props.value}
      disabled={props.disabled}
      describedBy={props.describedBy}
      attributes={props.attributes}
    />
  );
}

function usePasswordWords(props: PasswordInputProps): Attributes {
  const locale = useLocale();
  const own = (key: Parameters<typeof word>[1]) => (locale === "en" ? undefined : word(locale, key));
  return {
    "data-i18n.show-password": props.showPasswordText ?? own("showPassword"),
    "data-i18n.hide-password": props.hidePasswordText ?? own("hidePassword"),
    "data-i18n.show-password-aria-label": props.showPasswordAriaLabelText ?? own("showPasswordLabel"),
    "data-i18n.hide-password-aria-label": props.hidePasswordAriaLabelText ?? own("hidePasswordLabel"),
    "data-i18n.password-shown-announcement": props.passwordShownAnnouncementText ?? own("passwordShown"),
    "data-i18n.password-hidden-announcement": props.passwordHiddenAnnouncementText ?? own("passwordHidden"),
  };
}
