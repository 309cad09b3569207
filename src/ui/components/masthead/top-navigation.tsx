import type { Frame, NavigationItem } from "../../frame.ts";
import { word } from "../../text.ts";
import type { MastheadFit } from "./fit.ts";

/** The tabs of an officer page. Entries that have no room at a width stand in a menu at the end, which opens without script. */
export function TopNavigation({ frame, fit }: { frame: Frame; fit: MastheadFit }) {
  if (frame.nav.length === 0) return <div class="lt-topnav" />;
  return (
    <nav class="lt-topnav" aria-label={word(frame.locale, "mainMenu")}>
      <ul class="lt-topnav__list">
        {frame.nav.map((item, index) => (
          <li class={fit.entries[index]?.shown}>
            <Entry item={item} />
          </li>
        ))}
        <li class={`lt-topnav__more ${fit.more.hidden}`}>
          <details>
            <summary>
              {word(frame.locale, "more")}
              {fit.here ? <span class={`lt-topnav__here ${fit.here.hidden}`} /> : null}
            </summary>
            <ul class="lt-topnav__box">
              {frame.nav.map((item, index) => (
                <li class={fit.entries[index]?.hidden}>
                  <Entry item={item} />
                </li>
              ))}
            </ul>
          </details>
        </li>
      </ul>
    </nav>
  );
}

function Entry({ item }: { item: NavigationItem }) {
  return (
    <a href={item.href} aria-current={item.current ? "page" : undefined}>
      {item.label} {item.count ? <span class="lt-topnav__n">{item.count}</span> : null}
    </a>
  );
}
