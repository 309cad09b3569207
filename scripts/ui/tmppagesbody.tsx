import { ActionBar, BackLink, Board, Button, Checklist, CitizenPage, DataTable, DeadlineTag, Details, DueCalendar, exampleFrame, Facets, Facts, Filters, Form, Input, InsetText, Kbd, Ledger, Line, type Locale, Num, OfficerPage, Path, Presence, QueueBar, QueueList, QueueTop, Ruled, SplitDetail, SplitList, Start, Steps, Strip, Table, Toolbar, Viewer, Textarea, Tally, Stuck, Times, Verdict, Signers, Versions, Diff, Icon, Search, LifeEvents, Notices } from "../../src/ui/index.ts";
const who = { name: "Trần Thị Mai Hương", post: "Chuyên viên thẩm định", signOut: "/session", menu: [{ href: "#main", label: "Uỷ quyền" }] };
export const page1 = (l: Locale) => (
  <CitizenPage frame={exampleFrame(l)} title="Đăng ký khai sinh" before={<BackLink href="/" text="Sinh con, nuôi con nhỏ" />} classes="lt-procedure">
    <h1 class="govuk-heading-xl">Đăng ký khai sinh</h1>
    <Facts items={[{ term: "Giấy tờ", value: "2 nộp, 3 xuất trình", href: "#giay-to" }, { term: "Lệ phí", value: "Miễn phí", note: "trong 60 ngày sau sinh", href: "#giay-to" }, { term: "Thời hạn", value: "Trong ngày", note: "nhận sau 15:00: ngày kế tiếp", href: "#giay-to" }, { term: "Nơi giải quyết", value: "UBND cấp xã", note: "nơi cha hoặc mẹ cư trú", href: "#giay-to" }]} />
    <Start href="#x" text="Bắt đầu" note="Mất khoảng 10 phút. Dừng giữa chừng, phần đã khai vẫn được giữ." />
    <div class="lt-procedure__body">
      <section><Ruled text="Giấy tờ cần có" id="giay-to" /><Table caption="Giấy tờ" captionClasses="govuk-visually-hidden" firstCellIsHeader head={[{ text: "Bản chính" }, { text: "Nộp", format: "numeric" }, { text: "Xuất trình", format: "numeric" }]} rows={[[{ text: <>Giấy chứng sinh<span class="lt-row-note">Nếu không có: văn bản của người làm chứng</span></> }, { text: "1", format: "numeric" }, { text: "–", format: "numeric" }]]} /></section>
      <section><Ruled text="Trình tự" /><Steps items={[{ who: "Ông/bà", does: "khai tờ khai và gửi ảnh chụp giấy tờ." }, { who: "UBND cấp xã", does: "ghi Sổ đăng ký khai sinh." }]} /></section>
      <section><Ruled text="Lệ phí" /><Ledger rows={[{ term: "Đăng ký trong 60 ngày", value: "miễn" }, { term: "Đăng ký quá 60 ngày", value: "5.000 đồng" }]} /></section>
    </div>
  </CitizenPage>
);
export const page2 = (l: Locale) => (
  <OfficerPage frame={exampleFrame(l, { who, systemName: { over: "UBND thành phố Đà Lạt", name: "Một cửa" }, flash: { kind: "done", text: "Đã lưu ý kiến thẩm định hồ sơ 201105-0041." } })} title="Việc của tôi" arrangement="panes" classes="lt-split" keys status={<><Icon name="sync" />Cổng Dịch vụ công quốc gia: đồng bộ lần cuối 10:31</>}>
    <SplitList label="Danh sách hồ sơ">
      <Toolbar title="Việc của tôi" note="Thứ Ba, 24/11/2020, 10:32" />
      <Facets label="Lọc theo hạn" items={[{ href: "#", count: 128, text: "Tất cả", current: true }, { href: "#", count: 4, text: "Quá hạn do xử lý", tone: "late" }, { href: "#", count: 3, text: "Quá hạn do đồng bộ", tone: "sync" }, { href: "#", count: 19, text: "Sắp đến hạn", tone: "soon" }, { href: "#", count: 102, text: "Còn hạn", tone: "ok" }]} />
      <Filters action="#" filters={[{ kind: "select", name: "p", label: "Thủ tục", items: [{ value: "", text: "Tất cả 31 thủ tục" }] }, { kind: "select", name: "s", label: "Bước", items: [{ value: "", text: "Thẩm định" }] }, { kind: "text", name: "from", label: "Tiếp nhận từ ngày", value: "30/10/2020" }]} />
      <DataTable list caption="Hồ sơ đang ở bước thẩm định của tôi, xếp theo hạn" columns={[{ text: "Mã hồ sơ", width: "col-code" }, { text: "Thủ tục" }, { text: "Người nộp", width: "col-who" }, { text: "Hẹn trả", numeric: true, width: "col-date", sorted: "ascending", sortHref: "#" }, { text: "Còn, ngày", numeric: true, width: "col-left" }, { text: "Tình trạng", width: "col-due" }]}
        rows={Array.from({ length: 24 }, (_, i) => ({ href: `#${i}`, current: i === 6, select: { name: "d", value: String(i), label: `Chọn ${i}` }, cells: [`2011${10 + i}-00${10 + i}`, { text: "Cấp giấy phép xây dựng nhà ở riêng lẻ tại đô thị", full: "Cấp giấy phép" }, { text: "Phạm Văn Khánh", full: "Phạm Văn Khánh" }, "26/11", { text: i < 3 ? "−1,4" : "2,6", tone: i < 3 ? ("late" as const) : ("soon" as const) }, <DeadlineTag state={i < 2 ? "late-sync" : i < 4 ? "late" : i < 12 ? "soon" : "ok"} />] }))} />
    </SplitList>
    <SplitDetail title="Cấp giấy phép xây dựng nhà ở riêng lẻ" code="000.00.31.H36-201105-0042" state={<DeadlineTag state="soon" />}>
      <Strip facts={[{ term: "Người nộp", value: "Phạm Văn Khánh" }, { term: "Kênh", value: "Trực tuyến" }, { term: "Tiếp nhận", value: "05/11, 08:20" }, { term: "Hẹn trả", value: <Num href="#">26/11, 17:00</Num> }, { term: "Đang giữ", value: "Tôi, từ 23/11" }]} />
      <Path label="Các bước" steps={[{ text: "Tiếp nhận", note: "05/11", state: "done" }, { text: "Xác minh", note: "10/11", state: "done" }, { text: "Thẩm định", note: "hạn 25/11", state: "now" }, { text: "Lãnh đạo duyệt", note: "26/11", state: "next" }, { text: "Trả kết quả", note: "26/11", state: "next" }]} />
      <Presence>Lê Văn Đức, Phòng Quản lý đô thị, đang cùng xem từ 10:21.</Presence>
      <div class="lt-detail__body">
        <Viewer title="Đơn đề nghị" page="trang 1/2"><p>…</p></Viewer>
        <div><Checklist label="Danh mục" groups={[{ title: "Giấy tờ", items: [{ id: "a", name: "p", value: "1", text: "Đơn đề nghị cấp giấy phép xây dựng", source: "Khai trực tuyến, 2 trang", checked: true, seeHref: "#" }, { id: "b", name: "p", value: "2", text: "Cam kết an toàn công trình liền kề", source: "cam-ket.jpg, 0 byte", bad: "Tệp hỏng", seeHref: "#" }] }]} /><Textarea name="op" label={{ text: "Ý kiến thẩm định" }} rows={2} /></div>
      </div>
      <ActionBar note="Đã lưu lúc 10:31"><Button text={<>Trình lãnh đạo <Kbd inButton>T</Kbd></>} /><Button text={<>Yêu cầu bổ sung <Kbd inButton>B</Kbd></>} classes="govuk-button--secondary" /></ActionBar>
    </SplitDetail>
  </OfficerPage>
);
export const page3 = (l: Locale) => {
  const frame = exampleFrame(l, { who: { ...who, name: "Tạ Đình Khương", post: "Phó Chủ tịch" }, systemName: { over: "UBND tỉnh Lâm Đồng", name: "Ký duyệt" }, nav: [] });
  return (
    <CitizenPage frame={frame} title="Ký duyệt" wide>
      <Form frame={frame} action="/x" classes="lt-queue">
        <div class="govuk-width-container">
          <QueueTop title="7 văn bản chờ ký" note="2 có hạn hôm nay" />
          <QueueList name="document" items={[{ id: "q1", value: "1", title: "Ứng phó mưa lũ, sạt lở trên đèo Bảo Lộc", kind: "Công điện, 1 trang", due: "ký trước 11:30", by: "Văn phòng UBND tỉnh trình 10:18", urgency: "flash", checked: true, change: <Diff title="Sửa 2 chỗ so với dự thảo 1" parts={[{ kind: "same", text: "…cấm xe tải trên " }, { kind: "removed", text: "10 tấn" }, { kind: "same", text: " " }, { kind: "added", text: "5 tấn" }, { kind: "same", text: " qua đèo…" }]} />, links: [{ text: "Đọc", href: "#" }] }, { id: "q2", value: "2", title: "Đẩy nhanh tích hợp dịch vụ công trực tuyến", kind: "Công văn, 1 trang", due: "hôm nay", by: "Phòng Kiểm soát TTHC trình 08:58", urgency: "urgent", checked: true, links: [{ text: "Đọc", href: "#" }] }, { id: "q3", value: "3", title: "Chủ trương đầu tư đường vành đai xã Tà Nung", kind: "Tờ trình, 4 trang", due: "27/11", by: "Sở Kế hoạch và Đầu tư trình 23/11", blocked: "Tệp bị đổi sau khi trình. Không ký được.", links: [{ text: "Đọc", href: "#" }] }]} />
        </div>
        <QueueBar sum={<><strong>Đã chọn 2 văn bản</strong>, 2 trang. Ký lần lượt từng văn bản.</>}><Button text={<><Icon name="pen" />Ký 2 văn bản</>} /><Button text="Trả lại" classes="govuk-button--secondary" /></QueueBar>
      </Form>
    </CitizenPage>
  );
};
export const page4 = (l: Locale) => {
  const frame = exampleFrame(l, { who, systemName: { over: "Văn phòng UBND tỉnh Lâm Đồng", name: "Văn bản" } });
  return (
    <OfficerPage frame={frame} title="Dự thảo" classes="lt-page">
      <div class="lt-columns">
        <section>
          <Toolbar title="Soạn văn bản" note="Bản nháp lưu lúc 10:31" />
          <Form frame={frame} action="/x"><Input name="subject" label={{ text: "Trích yếu" }} /><Textarea name="body" label={{ text: "Nội dung" }} rows={8} /><div class="lt-actions"><Button text="Trình ký" /><Button text="Lưu" classes="govuk-button--secondary" /></div></Form>
        </section>
        <section><Ruled text="Chữ ký số" note="kiểm tra lúc 10:32" /><Verdict outcome="valid" lead="Hợp lệ" text="Tệp nguyên vẹn từ khi ký." /><Ruled text="Nơi nhận" note="phát hành 09:14" /><Tally figures={[{ term: "Gửi", value: "34", href: "#" }, { term: "Đã đến", value: "32", href: "#" }, { term: "Chưa đến", value: "2", href: "#", tone: "wire" }]} /><Stuck items={[{ tone: "wire", name: "Sở Tài nguyên và Môi trường", state: "Chưa đến", why: "Máy nhận không trả lời.", action: <Button text="Gửi lại" classes="govuk-button--secondary lt-button--row" /> }]} /></section>
      </div>
    </OfficerPage>
  );
};
