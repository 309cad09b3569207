import { type ExampleSet, example } from "../example.ts";
import { Icon, iconNames } from "./icon.tsx";

/** Every state of Icon, for the gallery. */
export const examples: ExampleSet = {
  component: "Icon",
  examples: [
    example({ vi: "Mọi hình", en: "All drawings" }, { vi: undefined, en: undefined }, () => (
      <ul class="lt-actions">
        {iconNames.map((name) => (
          <li>
            <Icon name={name} /> {name}
          </li>
        ))}
      </ul>
    )),
  ],
};
