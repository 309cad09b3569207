import type { Flash, Locale } from "../../frame.ts";
import { word } from "../../text.ts";
import { NotificationBanner } from "../notification-banner/notification-banner.tsx";

/** The message kept across one redirect: said once, at the top of the next page. */
export function FlashMessage({ flash, locale }: { flash?: Flash | undefined; locale: Locale }) {
  if (!flash) return null;
  return (
    <div class="lt-flash lt-noprint">
      <NotificationBanner
        titleText={word(locale, flash.kind)}
        text={flash.text}
        titleId="flash-title"
        disableAutoFocus
        {...(flash.kind === "done" ? { type: "success" as const } : {})}
        {...(flash.kind === "failed" ? { role: "alert", classes: "govuk-notification-banner--failed" } : {})}
      />
    </div>
  );
}
