import { officialBlocks, officialDocument } from "./index.ts";
const doc = (i: number) => ({ agency: "Ủy ban nhân dân\nTỉnh Lâm Đồng", notation: "UBND", place: "Lâm Đồng", subject: `văn bản thứ ${i}`, addressees: ["Các sở", `Huyện ${i}`],
 blocks: officialBlocks(Array.from({length: 20}, (_, k) => `${k}. Nội dung ${i * 31 + k} các cơ quan, địa phương thực hiện các nội dung sau đây theo đúng quy định của pháp luật hiện hành.`).join("\n")), signer: {capacity:["TM. Ủy ban nhân dân","Chủ tịch"], name:"Tạ Đình Khương"}, recipients: ["Như trên","Lưu: VT"]});
let t = performance.now();
for (let i = 0; i <= 1000; i++) {
  officialDocument(doc(i), new Date(i * 1000));
  await new Promise((done) => setImmediate(done));
  if (i % 200 === 0) { if (process.argv[2] === "gc") global.gc?.(); console.log(i, ((performance.now() - t) / 200).toFixed(1), "ms/doc", Math.round(process.memoryUsage().rss / 1e6), "MB", JSON.stringify(Object.fromEntries(Object.entries(process.memoryUsage()).map(([k, v]) => [k, Math.round(v/1e6)])))); t = performance.now(); }
}
