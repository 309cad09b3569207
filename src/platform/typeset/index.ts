export {
  type OfficialBlock,
  type OfficialDocument,
  type OfficialPages,
  type OfficialPlace,
  type OfficialPlaces,
  type OfficialUrgency,
  officialBlocks,
  officialDocument,
  textPlaceBaseline,
} from "./official/index.ts";
export { countPages } from "./pictures/count-pages.ts";
export { sendPage } from "./pictures/send-page.ts";
export { type TypesetInput, type TypesetResult, typeset } from "./typeset.ts";
