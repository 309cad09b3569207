import {
  allExamples,
  CitizenPage,
  type ExampleSet,
  type Frame,
  type Locale,
  OfficerPage,
  Ruled,
} from "../../ui/index.ts";
import { text } from "./text.ts";

/** The two sizes in which every component exists. */
export type Density = "citizen" | "officer";

/** Every component in every state, at one density and in one language: what a page author, a tester and a designer look at. */
export function GalleryPage({ frame, density }: { frame: Frame; density: Density }) {
  const words = text[frame.locale];
  const title = `${words.title}: ${words[density]}`;
  const body = <Body locale={frame.locale} density={density} title={title} />;
  if (density === "citizen") {
    return (
      <CitizenPage frame={frame} title={title} styles={["gallery"]}>
        {body}
      </CitizenPage>
    );
  }
  return (
    <OfficerPage frame={frame} title={title} styles={["gallery"]}>
      {body}
    </OfficerPage>
  );
}

function Body({ locale, density, title }: { locale: Locale; density: Density; title: string }) {
  const words = text[locale];
  const sets = allExamples.filter((set) => set.density === undefined || set.density === density);
  return (
    <>
      <h1 class="govuk-heading-xl">{title}</h1>
      <p>
        <a href={`?density=${density === "citizen" ? "officer" : "citizen"}&lang=${locale}`}>{words.other}</a>
      </p>
      <nav class="lt-gallery__contents" aria-label={words.contents}>
        <ul>
          {sets.map((set) => (
            <li>
              <a href={`#c-${set.component}`}>{set.component}</a>
            </li>
          ))}
        </ul>
      </nav>
      <div class="lt-gallery">
        {sets.map((set) => (
          <Component set={set} locale={locale} />
        ))}
      </div>
    </>
  );
}

function Component({ set, locale }: { set: ExampleSet; locale: Locale }) {
  return (
    <section class="lt-gallery__set" aria-labelledby={`c-${set.component}`}>
      <Ruled text={set.component} id={`c-${set.component}`} />
      {set.examples.map((example) => (
        <div class="lt-gallery__one">
          <p class="lt-small lt-quiet">{example.name[locale]}</p>
          {example.draw(locale)}
        </div>
      ))}
    </section>
  );
}
