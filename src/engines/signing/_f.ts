import {createDemoTrust,signerOf,signPdf,verifyPdf,answerTimestampRequest,findActiveContent} from "./index.ts";
import fs from "node:fs";
const demo=await createDemoTrust();const signer=signerOf(await demo.issue("A","person"));const signer2=signerOf(await demo.issue("B","agency"));const tsa=signerOf(await demo.issue("T","timestamp"));const signingTime=new Date("2020-11-24T02:14:08Z");
const base=new Uint8Array(fs.readFileSync("/tmp/h2/base.pdf"));console.log("typst active",await findActiveContent(base));
const timestamp=(r:Uint8Array)=>answerTimestampRequest(r,{signer:tsa,at:signingTime,serialNumber:"1"});
const s=await signPdf({pdf:base,signer,level:"B-T",timestamp,fieldName:"a",reason:"b",signingTime});
console.log("typst verify",(await verifyPdf(s,{trust:[demo.root.certificate],at:signingTime})).verdict.vi);
let t=performance.now();for(let i=0;i<20;i++)await signPdf({pdf:base,signer,level:"B-B",fieldName:"a",reason:"b",signingTime});console.log("sign B-B ms",((performance.now()-t)/20).toFixed(1));
t=performance.now();for(let i=0;i<20;i++)await verifyPdf(s,{trust:[demo.root.certificate],at:signingTime});console.log("verify ms",((performance.now()-t)/20).toFixed(1));
const end=Date.now()+60000;let n=0,valid=0,signed=0,slow=0;const text=Buffer.from(s).toString("latin1");const c0=text.indexOf("/Contents <")+11,c1=text.indexOf(">",c0);
while(Date.now()<end){let at=Math.floor(Math.random()*s.length);if(at>=c0&&at<=c1)continue;const c=Uint8Array.from(s);c[at]=c[at]!^(1+Math.floor(Math.random()*255));const d=Date.now();fs.writeFileSync("/tmp/h2/fuzz.last.pdf",c);
if((await verifyPdf(c,{trust:[demo.root.certificate],at:signingTime})).valid){valid++;console.log("VALID",at)}
const b2=Uint8Array.from(base);const p=Math.floor(Math.random()*base.length);b2[p]=b2[p]!^(1+Math.floor(Math.random()*255));fs.writeFileSync("/tmp/h2/fuzz.last.pdf",b2);
try{await signPdf({pdf:b2,signer:signer2,level:"B-B",fieldName:"x",reason:"b",signingTime});signed++}catch(e){if((e as Error).name!=="PdfSigningError")console.log((e as Error).name,(e as Error).message)}
if(Date.now()-d>1500){slow++;}n++}
console.log({n,valid,signed,slow,rss:Math.round(process.memoryUsage().rss/1e6)});
