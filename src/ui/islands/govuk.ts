import {
  Button,
  CharacterCount,
  Checkboxes,
  createAll,
  ErrorSummary,
  FileUpload,
  NotificationBanner,
  PasswordInput,
  Radios,
  SkipLink,
  Tabs,
} from "govuk-frontend";

/** Starts govuk-frontend's behaviours on this page. The body class is what its styles wait for. */
export function startGovuk(): void {
  document.body.classList.add("js-enabled", "govuk-frontend-supported");
  createAll(Button);
  createAll(CharacterCount);
  createAll(Checkboxes);
  createAll(ErrorSummary);
  createAll(FileUpload);
  createAll(NotificationBanner);
  createAll(PasswordInput);
  createAll(Radios);
  createAll(SkipLink);
  createAll(Tabs);
}
