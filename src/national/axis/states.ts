/** Where a document is on its way to one recipient. */
export const deliveryStates = [
  "queued",
  "undeliverable",
  "dead",
  "returned",
  "arrived",
  "refused",
  "registered",
  "assigned",
  "processing",
  "completed",
] as const;

/** One of the states. */
export type DeliveryState = (typeof deliveryStates)[number];

/** The handshake about a recall, an update or a replacement: asked (13), agreed (15), refused (16). */
export type RecallState = "asked" | "agreed" | "refused";

/** The stations whose instants a delivery keeps. */
export const stations = ["arrived", "refused", "registered", "assigned", "processing", "completed"] as const;
export type Station = (typeof stations)[number];

/** What a status message can change of a delivery. */
export type Standing = {
  readonly state: DeliveryState;
  readonly recall: RecallState | null;
  /** First instant at each station. */
  readonly times: Readonly<Partial<Record<Station | "recallAsked" | "recallAnswered", Date>>>;
};

/** Why a status does not fit what was known. It is kept and passed on, but moves nothing. */
export type StatusProblem =
  | "repeated"
  | "after-refusal"
  | "after-registration"
  | "after-recall"
  | "out-of-order"
  | "no-recall-asked"
  | "not-from-recipient"
  | "unknown-code";

/** The standing after a status, and what was wrong with it, if anything. */
export type Step = { readonly standing: Standing; readonly problem: StatusProblem | null };

/**
 * Takes a status of a recipient (01 to 06, 15, 16) or of the sender (13) into account. A document never goes back: what comes late only
 * fills in the instant it tells of, and is flagged; each station keeps its first instant; whatever comes from a recipient proves arrival.
 */
export function applyStatus(standing: Standing, code: string, at: Date): Step {
  if (code === "13") return askRecall(standing, at);
  if (code === "15" || code === "16") return answerRecall(standing, code, at);
  const station = stationOf.get(code);
  if (!station) return { standing, problem: "unknown-code" };
  const here = arrive(standing, at);
  const problem = obstacle(here, standing, station);
  if (problem === "out-of-order") return { standing: noteTime(here, station, at), problem };
  if (problem) return { standing: here, problem };
  if (station === "arrived") return { standing: here, problem: null };
  return { standing: { ...noteTime(here, station, at), state: station }, problem: null };
}

const stationOf: ReadonlyMap<string, Station> = new Map([
  ["01", "arrived"],
  ["02", "refused"],
  ["03", "registered"],
  ["04", "assigned"],
  ["05", "processing"],
  ["06", "completed"],
]);
const track: readonly DeliveryState[] = ["arrived", "registered", "assigned", "processing", "completed"];
/** Work may be assigned and reported on again and again. */
const repeatable: ReadonlySet<Station> = new Set(["arrived", "assigned", "processing"]);

function arrive(standing: Standing, at: Date): Standing {
  const arrived = track.includes(standing.state) || standing.state === "refused";
  return noteTime(arrived ? standing : { ...standing, state: "arrived" }, "arrived", at);
}

function obstacle(here: Standing, before: Standing, station: Station): StatusProblem | null {
  if (station === "arrived") return null;
  if (here.recall === "agreed") return "after-recall";
  if (here.state === "refused") return station === "refused" ? "repeated" : "after-refusal";
  if (station === "refused") return here.state === "arrived" ? null : "after-registration";
  if (before.state === station) return repeatable.has(station) ? null : "repeated";
  // Assigned again after work began is a step of its own; anything else further back is late news.
  return track.indexOf(station) < track.indexOf(here.state) ? "out-of-order" : null;
}

function askRecall(standing: Standing, at: Date): Step {
  if (standing.recall === "agreed") return { standing, problem: "after-recall" };
  if (standing.recall === "asked") return { standing, problem: "repeated" };
  return { standing: { ...noteTime(standing, "recallAsked", at), recall: "asked" }, problem: null };
}

function answerRecall(standing: Standing, code: "15" | "16", at: Date): Step {
  if (standing.recall === null) return { standing, problem: "no-recall-asked" };
  if (standing.recall !== "asked") return { standing, problem: "repeated" };
  const answered = noteTime(arrive(standing, at), "recallAnswered", at);
  return { standing: { ...answered, recall: code === "15" ? "agreed" : "refused" }, problem: null };
}

function noteTime(standing: Standing, name: keyof Standing["times"], at: Date): Standing {
  if (standing.times[name]) return standing;
  return { ...standing, times: { ...standing.times, [name]: at } };
}
