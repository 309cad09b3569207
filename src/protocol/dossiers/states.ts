/** States of a dossier as the national portal numbers them (TrangThaiHoSo). */
export const dossierStates = {
  registered: 1,
  received: 2,
  notReceived: 3,
  processing: 4,
  supplement: 5,
  payment: 6,
  withdrawn: 7,
  stopped: 8,
  resolved: 9,
  returned: 10,
} as const;
export type DossierState = (typeof dossierStates)[keyof typeof dossierStates];

/** What a state is called. */
export const dossierStateNames: Readonly<Record<DossierState, { readonly vi: string; readonly en: string }>> = {
  1: { vi: "Mới đăng ký", en: "Registered" },
  2: { vi: "Được tiếp nhận", en: "Received" },
  3: { vi: "Không được tiếp nhận", en: "Not received" },
  4: { vi: "Đang xử lý", en: "In progress" },
  5: { vi: "Yêu cầu bổ sung giấy tờ", en: "Papers asked for" },
  6: { vi: "Yêu cầu thực hiện nghĩa vụ tài chính", en: "Payment asked for" },
  7: { vi: "Công dân yêu cầu rút hồ sơ", en: "Withdrawn by the applicant" },
  8: { vi: "Dừng xử lý", en: "Stopped" },
  9: { vi: "Đã xử lý xong", en: "Resolved" },
  10: { vi: "Đã trả kết quả", en: "Result handed over" },
};

/** Whether processing has ended in this state: nobody works on it any more, though a result may still wait to be fetched. */
export function hasEnded(state: DossierState): boolean {
  return state === 3 || state >= 7;
}

/** Reads a state number; undefined when it is none. */
export function asDossierState(value: unknown): DossierState | undefined {
  return typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= 10
    ? (value as DossierState)
    : undefined;
}

/** How a dossier was handed in (KenhThucHien). */
export const channels = { counter: 1, online: 2, post: 3 } as const;
export type Channel = (typeof channels)[keyof typeof channels];

/** What a channel is called. */
export const channelNames: Readonly<Record<Channel, { readonly vi: string; readonly en: string }>> = {
  1: { vi: "Trực tiếp", en: "At the counter" },
  2: { vi: "Trực tuyến", en: "Online" },
  3: { vi: "Bưu chính công ích", en: "By post" },
};
