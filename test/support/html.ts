import { HtmlValidate } from "html-validate";

const validator = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {
    // The markup is drawn without white space, and govuk-frontend writes its own way.
    "no-trailing-whitespace": "off",
    "attribute-boolean-style": "off",
    "attribute-empty-style": "off",
    "void-style": "off",
    "no-inline-style": "error",
    "doctype-style": "off",
    "long-title": "off",
    // Links drawn as buttons keep role="button", and lists keep their roles, as in govuk-frontend's fixtures.
    "prefer-native-element": "off",
    "no-redundant-role": "off",
    // Numbers written as people read them are told apart by words, not by links.
    "tel-non-breaking": "off",
    // In the fixtures the hidden attribute and aria-hidden stand together.
    "hidden-focusable": "off",
    // Boxes of one question share their name, as the standard allows.
    "form-dup-name": ["error", { shared: ["radio", "checkbox", "button", "reset", "submit"] }],
    // govuk-frontend's password input says autocapitalize="none" for keyboards that heed it.
    "input-attributes": "off",
    "require-sri": ["error", { target: "crossorigin" }],
  },
});

/** Throws with every place where a whole HTML document breaks the standard or its content model. */
export async function assertValidHtml(html: string): Promise<void> {
  if (!/^<!doctype html>/i.test(html)) throw new Error("the document has no doctype");
  const report = await validator.validateString(html);
  const messages = report.results.flatMap((result) => result.messages);
  if (messages.length === 0) return;
  throw new Error(
    messages.map((message) => `${message.line}:${message.column} ${message.ruleId}: ${message.message}`).join("\n"),
  );
}
