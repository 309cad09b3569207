import type { Frame } from "../../frame.ts";
import { word } from "../../text.ts";

/** The foot of a citizen page. govuk-frontend's own footer carries the Crown and its licence, which are not ours to show. */
export function PageFooter({ frame }: { frame: Frame }) {
  const links = frame.footer?.links ?? [];
  return (
    <footer class="govuk-footer">
      <div class="govuk-width-container">
        {links.length > 0 ? (
          <>
            <h2 class="govuk-visually-hidden">{word(frame.locale, "footer")}</h2>
            <ul class="govuk-footer__inline-list">
              {links.map((link) => (
                <li class="govuk-footer__inline-list-item">
                  <a class="govuk-footer__link" href={link.href}>
                    {link.label}
                  </a>
                </li>
              ))}
            </ul>
          </>
        ) : null}
        {(frame.footer?.lines ?? []).map((line) => (
          <p>{line}</p>
        ))}
        <p>{word(frame.locale, "platform")}</p>
      </div>
    </footer>
  );
}
