import { type ExampleSet, example } from "../example.ts";
import { BackLink } from "./back-link.tsx";

/** Every state of BackLink, for the gallery. */
export const examples: ExampleSet = {
  component: "BackLink",
  examples: [
    example({ vi: "Mặc định", en: "Default" }, { vi: undefined, en: undefined }, () => <BackLink href="#main" />),
    example({ vi: "Có chữ riêng", en: "Own words" }, { vi: "Tra cứu hồ sơ khác", en: "Track another dossier" }, (t) => (
      <BackLink href="#main" text={t} />
    )),
  ],
};
