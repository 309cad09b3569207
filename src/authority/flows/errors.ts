import { DecisionError } from "../../engines/decision/index.ts";
import { FlowCommandError, FlowFileError, type FlowProblem, type FlowState } from "../../engines/flow/index.ts";
import { DomainError, missing } from "../../platform/errors/index.ts";

/** What can go wrong with flows under way. */
export const flowErrors = {
  noVersion: (flow: string) =>
    missing("flow.no-version", {
      vi: `Chưa có luồng nào được công bố cho “${flow}”. Hãy vẽ và công bố luồng trước.`,
      en: `No flow has been published for “${flow}”. Draw and publish one first.`,
    }),
  /** The procedure was withdrawn: what is under way goes on, nothing new begins. */
  retired: (flow: string) =>
    new DomainError("flow.retired", "conflict", {
      vi: `Thủ tục “${flow}” đã bị bãi bỏ nên không nhận hồ sơ mới. Hồ sơ đang giải quyết vẫn được làm tiếp.`,
      en: `The procedure “${flow}” was withdrawn, so nothing new is accepted. Dossiers under way go on.`,
    }),
  noInstance: () =>
    missing("flow.no-instance", {
      vi: "Không có luồng này, hoặc anh/chị không được xem.",
      en: "There is no such flow, or you may not see it.",
    }),
  unsound: (problems: readonly FlowProblem[]) => {
    const first = problems.find(({ severity }) => severity === "error");
    return new DomainError("flow.unsound", "invalid", {
      vi: `Luồng chưa công bố được. ${first?.message.vi ?? ""}`.trim(),
      en: `The flow cannot be published yet. ${first?.message.en ?? ""}`.trim(),
    });
  },
  publishedMeanwhile: (number: number) =>
    new DomainError("flow.published-meanwhile", "conflict", {
      vi: `Người khác vừa công bố phiên bản ${number}. Hãy xem phiên bản đó, rồi công bố lại nếu vẫn cần.`,
      en: `Someone else has just published version ${number}. Look at it, then publish again if it is still needed.`,
    }),
  /** The step would leave the instance stuck or failed: it is not taken. */
  cannotGoOn: (error: NonNullable<FlowState["error"]>) =>
    new DomainError("flow.cannot-go-on", "conflict", {
      vi: `Không làm tiếp được: ${error.vi} Hồ sơ vẫn ở bước cũ.`,
      en: `This cannot be done: ${error.en} The dossier stays at its step.`,
    }),
  busy: () =>
    new DomainError("flow.busy", "conflict", {
      vi: "Nhiều người cùng thao tác trên luồng này. Hãy thử lại sau giây lát.",
      en: "Several people act on this flow at once. Try again in a moment.",
    }),
  cannotMigrate: (problems: readonly FlowProblem[]) =>
    new DomainError("flow.cannot-migrate", "invalid", {
      vi: problems.map(({ message }) => message.vi).join(" "),
      en: problems.map(({ message }) => message.en).join(" "),
    }),
  notWaiting: (what: string) =>
    new DomainError("flow.not-waiting", "conflict", {
      vi: `“${what}” không còn chờ: có thể người khác đã làm xong. Tải lại để xem trạng thái mới.`,
      en: `“${what}” no longer waits: someone else may have done it. Reload to see where it stands.`,
    }),
  reasonMissing: () =>
    new DomainError("flow.reason-missing", "invalid", {
      vi: "Hãy ghi lý do: việc này được lưu vào lịch sử.",
      en: "Give the reason: this act is kept in the history.",
    }),
} as const;

/** A refusal of the engine as people read it; anything else is passed on. */
export function asFlowError(error: unknown): unknown {
  if (error instanceof FlowCommandError) return new DomainError(error.code, "conflict", error.people, { cause: error });
  // A condition of the drawing that takes too long, or that its values do not fit.
  if (error instanceof DecisionError)
    return new DomainError("flow.cannot-go-on", "conflict", error.people, { cause: error });
  if (error instanceof FlowFileError) return new DomainError(error.code, "invalid", error.people, { cause: error });
  return error;
}
