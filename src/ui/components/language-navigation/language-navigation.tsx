import { useWords } from "../../locale.ts";
import { type Attributes, classNames, type TextPart } from "../attributes.ts";

/** One language. The one being read has no `href` or is `current`. */
export type LanguageItem = TextPart & {
  readonly href?: string | undefined;
  readonly current?: boolean | undefined;
  readonly lang?: string | undefined;
  readonly hrefLang?: string | undefined;
  readonly dir?: string | undefined;
  /** Said after the short name: "Tiếng Việt". */
  readonly languageDescriptionText?: string | undefined;
};

/** Options of a language navigation. */
export type LanguageNavigationProps = {
  readonly items: readonly LanguageItem[];
  readonly ariaLabel?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

/** The languages of this page; the one being read is text, the others are links to the same page. */
export function LanguageNavigation({ items, ariaLabel, classes, attributes }: LanguageNavigationProps) {
  const say = useWords();
  return (
    <nav
      class={classNames("govuk-language-navigation", classes)}
      aria-label={ariaLabel ?? say("language")}
      {...attributes}
    >
      <ul class="govuk-language-navigation__list">
        {items.map((item) => (
          <li class="govuk-language-navigation__list-item">
            {item.current || !item.href ? <Reading item={item} /> : <Other item={item} />}
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Reading({ item }: { item: LanguageItem }) {
  return (
    <span
      class={classNames("govuk-language-navigation__text", item.classes)}
      aria-current="true"
      lang={item.lang}
      dir={item.dir}
      {...item.attributes}
    >
      {item.text}
    </span>
  );
}

function Other({ item }: { item: LanguageItem }) {
  return (
    <a
      class={classNames("govuk-language-navigation__link", item.classes)}
      href={item.href}
      rel="alternate"
      lang={item.lang}
      hreflang={item.hrefLang ?? item.lang}
      dir={item.dir}
      {...item.attributes}
    >
      {item.text}
      {item.languageDescriptionText ? <span class="govuk-visually-hidden"> {item.languageDescriptionText}</span> : null}
    </a>
  );
}
