import { Button } from "../button/button.tsx";
import { type ExampleSet, example } from "../example.ts";
import { Diff } from "../versions/versions.tsx";
import { QueueBar, QueueList, QueueTop } from "./signing-queue.tsx";

/** Every state of QueueList, for the gallery. */
export const examples: ExampleSet = {
  component: "QueueList",
  density: "citizen",
  examples: [
    example(
      { vi: "Hàng chờ ký", en: "Queue" },
      {
        vi: [
          "2 văn bản chờ ký",
          "1 có hạn hôm nay",
          "Ứng phó mưa lũ, sạt lở trên đèo Bảo Lộc",
          "Công điện, 1 trang",
          "ký trước 11:30",
          "Văn phòng UBND tỉnh trình 10:18",
          "Đọc",
          "Chủ trương đầu tư đường vành đai xã Tà Nung",
          "Tờ trình, 4 trang",
          "Sở Kế hoạch và Đầu tư trình 23/11",
          "Tệp bị đổi sau khi trình. Không ký được.",
          "Đã chọn 1 văn bản. Ký lần lượt từng văn bản.",
          "Ký 1 văn bản",
          "Trả lại",
          "10 tấn",
          "5 tấn",
        ],
        en: [
          "2 documents to sign",
          "1 due today",
          "Floods and landslides on the Bảo Lộc pass",
          "Urgent telegram, 1 page",
          "sign before 11:30",
          "Submitted by the Provincial Office at 10:18",
          "Read",
          "Investment in the Tà Nung ring road",
          "Proposal, 4 pages",
          "Submitted by Planning and Investment, 23 Nov",
          "The file changed after it was submitted. It cannot be signed.",
          "1 document chosen. They are signed one by one.",
          "Sign 1 document",
          "Return",
          "10 tonnes",
          "5 tonnes",
        ],
      },
      (t) => (
        <div class="lt-queue">
          <QueueTop title={t[0]} note={t[1]} />
          <QueueList
            name="document"
            items={[
              {
                id: "queue-1",
                value: "1",
                title: t[2],
                kind: t[3],
                due: t[4],
                by: t[5],
                urgency: "flash",
                checked: true,
                change: (
                  <Diff
                    parts={[
                      { kind: "removed", text: t[14] },
                      { kind: "same", text: " " },
                      { kind: "added", text: t[15] },
                    ]}
                  />
                ),
                links: [{ text: t[6], href: "#main" }],
              },
              {
                id: "queue-2",
                value: "2",
                title: t[7],
                kind: t[8],
                due: "27/11",
                by: t[9],
                blocked: t[10],
                links: [{ text: t[6], href: "#main" }],
              },
            ]}
          />
          <QueueBar sum={t[11]}>
            <Button text={t[12]} />
            <Button text={t[13]} classes="govuk-button--secondary" />
          </QueueBar>
        </div>
      ),
    ),
  ],
};
