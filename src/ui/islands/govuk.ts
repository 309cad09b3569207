import {
  Button,
  CharacterCount,
  createAll,
  ErrorSummary,
  NotificationBanner,
  PasswordInput,
  SkipLink,
  Tabs,
} from "govuk-frontend";

/**
 * Starts govuk-frontend's behaviours on this page. The body class is what its styles wait for.
 * Not its radios and checkboxes (they set aria-expanded on radios, which WAI-ARIA forbids; our styles show and hide what depends on a choice, also
 * without script), nor its drop zone (its button's name differs from its text; a plain file field takes dropped files by itself).
 */
export function startGovuk(): void {
  document.body.classList.add("js-enabled", "govuk-frontend-supported");
  createAll(Button);
  createAll(CharacterCount);
  createAll(ErrorSummary);
  createAll(NotificationBanner);
  createAll(PasswordInput);
  createAll(SkipLink);
  createAll(Tabs);
}
