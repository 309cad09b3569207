import type { Text } from "../../../platform/text/index.ts";
import type { RefusalReason } from "../../../protocol/dossiers/index.ts";
import type { WireAnswer } from "../../procedures/index.ts";

/** Codes under which the wire services refuse a dossier. They stay. */
export const wireCodes = {
  "procedure-code": "10",
  "dossier-code": "11",
  agency: "12",
  "date-before-receipt": "13",
  "date-in-future": "14",
  state: "15",
  "not-yours": "16",
  field: "17",
} as const satisfies Record<RefusalReason, string>;

/** Refusals of a call as a whole. */
export const wireRefusals = {
  missing: (code: string): WireAnswer => ({
    code: "18",
    message: {
      vi: `Cổng chưa có hồ sơ ${code || "(trống)"}. Hãy gửi hồ sơ bằng DongBoHoSoMC trước.`,
      en: `The portal has no dossier ${code || "(empty)"}. Send it by DongBoHoSoMC first.`,
    },
  }),
  tooMany: (most: number): WireAnswer => ({
    code: "19",
    message: {
      vi: `Một lần gọi nhận tối đa ${most} mục. Hãy chia nhỏ dữ liệu.`,
      en: `A call takes at most ${most} items. Divide the data.`,
    },
  }),
} as const;

/** The words for a call of which some items were refused. */
export function someRefused(refused: number, all: number, first: Text): Text {
  if (all === 1) return first;
  return {
    vi: `${refused} trong ${all} mục bị từ chối, các mục khác đã nhận; xem error_code của từng mục. Mục đầu: ${first.vi}`,
    en: `${refused} of ${all} items were refused, the others are taken; see the error_code of each. The first: ${first.en}`,
  };
}
