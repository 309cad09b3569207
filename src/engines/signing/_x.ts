import {createDemoTrust,signXml,verifyXml,signerOf,createCrl} from "./index.ts";
import {randomBytes} from "node:crypto";
const NS='http://www.mic.gov.vn/TBT/QCVN_102_2016';
const mk=(n:number)=>`<?xml version="1.0" encoding="UTF-8"?>\n<edXML xmlns="${NS}"><edXML:edXMLEnvelope xmlns:edXML="${NS}"><edXML:edXMLHeader><edXML:MessageHeader>`+Array.from({length:60},(_,i)=>`<edXML:F${i}>Ủy ban nhân dân ${i}</edXML:F${i}>`).join('')+`</edXML:MessageHeader></edXML:edXMLHeader></edXML:edXMLEnvelope><AttachmentEncoded><Attachment><edXML:C xmlns:edXML="${NS}">${randomBytes(n).toString('base64')}</edXML:C></Attachment></AttachmentEncoded></edXML>`;
const t=await createDemoTrust(); const crls=[await createCrl({authority:t.authority,number:1,thisUpdate:new Date("2020-11-01"),nextUpdate:new Date("2020-12-01"),revoked:[]})];
function bench(n:string,f:()=>void){for(let i=0;i<300;i++)f();let best=1e9;for(let r=0;r<8;r++){const c=process.cpuUsage();for(let i=0;i<200;i++)f();const u=process.cpuUsage(c);best=Math.min(best,(u.user+u.system)/200000)}console.log(n,best.toFixed(3),'ms')}
for(const algorithm of ["ECDSA-P256","RSA"] as const){const signer=signerOf(await t.issue("UBND tỉnh Lâm Đồng","agency",{algorithm}));
for(const sz of [5000,42000]){const x=mk(sz);const s=signXml(x,{signer});
const basis={trust:[t.root.certificate,t.authority.certificate],at:new Date("2020-11-20"),crls};
bench(`${algorithm} ${Buffer.byteLength(x)} sign`,()=>signXml(x,{signer}));bench("  verify",()=>verifyXml(s,basis));}}
const s=signXml(mk(42000),{signer:signerOf(await t.issue("A","agency"))});const basis={trust:[t.root.certificate,t.authority.certificate],at:new Date("2020-11-20"),crls};
for(let k=0;k<5;k++){for(let i=0;i<4000;i++){verifyXml(s,basis);if(i%50===0)await null}console.log("verified",(k+1)*4000,"rss",Math.round(process.memoryUsage().rss/1e6),"ext",Math.round(process.memoryUsage().external/1e6),"ab",Math.round(process.memoryUsage().arrayBuffers/1e6))}
