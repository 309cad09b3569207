import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
const fonts = ["400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic"].map((style) => readFileSync(fileURLToPath(import.meta.resolve(`@expo-google-fonts/tinos/${style}/Tinos_${style}.ttf`))));
const template = readFileSync(new URL("official/official.typ", import.meta.url), "utf8");
const mode = process.argv[2] ?? "";
const doc = (i: number) => ({ kindName: null, parentAgency: null, number: null, date: null, decidedBy: null, stamp: null, agency: "Ủy ban nhân dân\nTỉnh Lâm Đồng", notation: "UBND", place: "Lâm Đồng", subject: `văn bản thứ ${i}`, addressees: ["Các sở", `Huyện ${i}`],
 blocks: Array.from({length: 20}, (_, k) => ({kind: "paragraph", text: `${k}. Nội dung ${i * 31 + k} các cơ quan, địa phương thực hiện các nội dung sau đây theo đúng quy định của pháp luật hiện hành.`})), signer: {capacity:["TM. Ủy ban nhân dân","Chủ tịch"], name:"Tạ Đình Khương"}, recipients: ["Như trên","Lưu: VT"]});
const ws = fileURLToPath(new URL("./official", import.meta.url));
const make = () => NodeCompiler.create({ workspace: ws, fontArgs: [{ fontBlobs: fonts }] });
let c = make();
const viaFile = template.replace("json(bytes(sys.inputs.data))", 'json("data.json")');
if (mode.includes("file")) c.mapShadow(ws + "/main.typ", Buffer.from(viaFile));
let t = performance.now();
for (let i = 0; i <= 600; i++) {
  const data = JSON.stringify(doc(mode.includes("same") ? 1 : i));
  let r;
  if (mode.includes("file")) { c.mapShadow(ws + "/data.json", Buffer.from(data)); r = c.compile({ mainFilePath: ws + "/main.typ" }); }
  else r = c.compile({ mainFileContent: template, inputs: { data } });
  if (!r.result) { console.log(JSON.stringify(r.takeDiagnostics()?.shortDiagnostics)); process.exit(1); }
  if (mode.includes("pdf")) c.pdf(r.result!, { pdfStandard: "a-2a", creationTimestamp: i });
  if (mode.includes("query")) c.query(r.result!, { selector: "<place>", field: "value" });
  c.evictCache(mode.includes("zero") ? 0 : 4);
  if (mode.includes("gc")) global.gc?.();
  if (mode.includes("tick")) await new Promise((done) => setImmediate(done));
  if (i % 200 === 0) { global.gc?.(); await new Promise((done) => setTimeout(done, 5)); console.log(mode, i, ((performance.now() - t) / 200).toFixed(1), "ms/doc", Math.round(process.memoryUsage().rss / 1e6), "MB"); t = performance.now(); }
}
