import type { Frame, Locale } from "../../frame.ts";
import { LanguageNavigation } from "../language-navigation/language-navigation.tsx";

const LANGUAGES: readonly { locale: Locale; short: string; name: string }[] = [
  { locale: "vi", short: "VI", name: "Tiếng Việt" },
  { locale: "en", short: "EN", name: "English" },
];

/** VI | EN in the head of every page; the choice leads back to this same page. */
export function LanguageSwitch({ frame }: { frame: Frame }) {
  const items = LANGUAGES.map(({ locale, short, name }) => ({
    text: short,
    lang: locale,
    current: locale === frame.locale,
    href: frame.languageHref[locale],
    languageDescriptionText: name,
  }));
  return <LanguageNavigation items={items} />;
}
