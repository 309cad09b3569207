export {
  type OfficialBlock,
  type OfficialDocument,
  type OfficialPages,
  type OfficialPlace,
  type OfficialPlaces,
  type OfficialUrgency,
  textPlaceBaseline,
} from "./document.ts";
export { officialBlocks } from "./official-blocks.ts";
export { officialDocument } from "./official-document.ts";
