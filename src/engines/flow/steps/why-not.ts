import type { Bilingual } from "../../deadline/index.ts";
import { type Element, idOf, listOf, oneOf } from "./document.ts";
import type { Graph } from "./graph.ts";

/** Why a step table cannot say an element, and what to do. */
export function whyNot(graph: Graph, node: Element): Bilingual {
  const kind = node.$type.replace("bpmn:", "");
  if (oneOf(node, "loopCharacteristics")) return texts.repeated;
  if (kind === "ExclusiveGateway") return texts.decision;
  if (kind === "ParallelGateway") return texts.parallel;
  if (/Gateway$/.test(kind)) return texts.gateway;
  if (/SubProcess|Transaction|CallActivity/.test(kind)) return texts.inner;
  if (kind === "StartEvent") return listOf(node, "eventDefinitions").length > 0 ? texts.trigger : texts.starts;
  if (/Event$/.test(kind)) return texts.event;
  if (/^(Service|Send|Script|BusinessRule)Task$/.test(kind)) return texts.machine;
  if (kind === "Task") return texts.plain;
  if (kind === "ManualTask") return texts.manual;
  return graph.out(idOf(node)).length > 1 ? texts.arrows : texts.other;
}

const texts = {
  repeated: {
    vi: "Được làm nhiều lần cho nhiều đối tượng; chỉ sửa được trên sơ đồ.",
    en: "Done several times, for several items; edit it in the drawing.",
  },
  decision: {
    vi: "Cổng rẽ nhánh không đứng ngay sau một bước, hoặc nhiều bước cùng dẫn tới; chỉ sửa được trên sơ đồ.",
    en: "A choice that does not follow one step alone; edit it in the drawing.",
  },
  parallel: {
    vi: "Các nhánh song song dài hơn một bước, hoặc không cùng gặp lại ở một chỗ; chỉ sửa được trên sơ đồ.",
    en: "Parallel branches longer than one step, or that do not meet again in one place; edit it in the drawing.",
  },
  gateway: {
    vi: "Loại cổng này không ghi được thành bảng; chỉ sửa được trên sơ đồ.",
    en: "A table has no words for this kind of gateway; edit it in the drawing.",
  },
  inner: {
    vi: "Có các bước riêng bên trong; chỉ sửa được trên sơ đồ.",
    en: "Has steps of its own inside; edit it in the drawing.",
  },
  trigger: {
    vi: "Luồng bắt đầu do một sự kiện, không phải do tiếp nhận hồ sơ; chỉ sửa được trên sơ đồ.",
    en: "The flow is started by an event, not by the receipt of a dossier; edit it in the drawing.",
  },
  starts: {
    vi: "Luồng có nhiều chỗ bắt đầu, hoặc bắt đầu bằng nhiều mũi tên; chỉ sửa được trên sơ đồ.",
    en: "The flow begins in several places, or with several arrows; edit it in the drawing.",
  },
  event: {
    vi: "Sự kiện này không ghi được thành bảng; chỉ sửa được trên sơ đồ.",
    en: "A table has no words for this event; edit it in the drawing.",
  },
  machine: {
    vi: "Do máy thực hiện, không giao cho người; chỉ sửa được trên sơ đồ.",
    en: "Done by a machine, not by a person; edit it in the drawing.",
  },
  plain: {
    vi: "Công việc chưa nói rõ do người hay máy làm. Trên sơ đồ, đổi thành công việc của người.",
    en: "Does not say whether a person or a machine does it. In the drawing, make it a user task.",
  },
  manual: {
    vi: "Việc làm ngoài hệ thống, luồng không chờ. Trên sơ đồ, đổi thành công việc của người nếu cần giao và tính giờ.",
    en: "Done outside the system; the flow does not wait for it. In the drawing, make it a user task if it is to be assigned and timed.",
  },
  arrows: {
    vi: "Nhiều mũi tên cùng đi ra khỏi bước mà không qua cổng; chỉ sửa được trên sơ đồ.",
    en: "Several arrows leave the step without a gateway; edit it in the drawing.",
  },
  other: {
    vi: "Cách nối của phần tử này không ghi được thành bảng; chỉ sửa được trên sơ đồ.",
    en: "A table has no words for the way this is connected; edit it in the drawing.",
  },
} as const satisfies Record<string, Bilingual>;
