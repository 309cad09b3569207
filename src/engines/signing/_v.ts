import {createDemoTrust,signerOf,signPdf,verifyPdf,answerTimestampRequest} from "./index.ts";
import fs from "node:fs";
const demo=await createDemoTrust();const signer=signerOf(await demo.issue("A","person"));const tsa=signerOf(await demo.issue("T","timestamp"));const signingTime=new Date("2020-11-24T02:14:08Z");
const base=new Uint8Array(fs.readFileSync("/tmp/h2/base.pdf"));
const s=await signPdf({pdf:base,signer,level:"B-T",timestamp:(r:Uint8Array)=>answerTimestampRequest(r,{signer:tsa,at:signingTime,serialNumber:"1"}),fieldName:"a",reason:"b",signingTime});
const c=process.cpuUsage();for(let i=0;i<150;i++)await verifyPdf(s,{trust:[demo.root.certificate],at:signingTime});const u=process.cpuUsage(c);console.log("verify cpu ms",(u.user+u.system)/150000);
