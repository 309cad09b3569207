/** Where a sent document stands at one recipient, from the least to the furthest. */
export const recipientStations = [
  "sent",
  "undeliverable",
  "arrived",
  "refused",
  "registered",
  "assigned",
  "processing",
  "completed",
] as const;
export type RecipientStation = (typeof recipientStations)[number];

/** The station that a status code leads to; undefined for 13, 15, 16 and codes of others. */
export function stationOf(code: string): Exclude<RecipientStation, "sent" | "undeliverable"> | undefined {
  return stations.get(code);
}

const stations: ReadonlyMap<string, Exclude<RecipientStation, "sent" | "undeliverable">> = new Map([
  ["01", "arrived"],
  ["02", "refused"],
  ["03", "registered"],
  ["04", "assigned"],
  ["05", "processing"],
  ["06", "completed"],
] as const);

/** Where the request to take a document back, change or replace it stands (13, then 15 or 16). */
export type RecallState = "asked" | "agreed" | "refused";

/** What an answer code says to a recall; undefined for other codes. */
export function recallAnswerOf(code: string): "agreed" | "refused" | undefined {
  return code === "15" ? "agreed" : code === "16" ? "refused" : undefined;
}

/** What the axis knows of a document that this node sent. `stuck`: given up, a person decides. */
export type OutgoingState = "waiting" | "accepted" | "refused" | "stuck";
