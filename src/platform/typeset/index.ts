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
export { type TypesetInput, type TypesetResult, typeset } from "./typeset.ts";
