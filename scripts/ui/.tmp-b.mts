import { chromium } from "playwright-core";
const home="/tmp/lienthong-chromium-153.0.0-0";
const base=["--no-sandbox","--disable-gpu","--disable-quic","--no-first-run","--disable-dev-shm-usage"];
const env={...process.env, LD_LIBRARY_PATH: home+"/al2023/lib", FONTCONFIG_PATH: home+"/fonts"} as any;
async function t(name:string,args:string[],html:string,e=env){ try { const b=await chromium.launch({executablePath:home+"/chromium",args,env:e}); const p=await b.newPage(); await p.setContent(html); await p.screenshot(); await p.close(); const q=await b.newPage(); await q.setContent("<p>x</p>"); await b.close(); console.log(name,"ok"); } catch(er:any){ console.log(name,"FAIL",er.message.split("\n")[0]); } }
const plain="<p style='font-family:Open Sans'>abc</p>", viet="<p>Ngắn ở đây</p>", odd="<p>⋯ ✓ →</p>", sys="<p style='font-family:system-ui'>abc</p>";
await t("plain",base,plain); await t("viet",base,viet); await t("odd",base,odd); await t("system-ui",base,sys);
await t("odd noenv",base,odd,{...process.env,LD_LIBRARY_PATH: home+"/al2023/lib"});
await t("odd sp",[...base,"--single-process","--no-zygote"],odd);
await t("sys sp",[...base,"--single-process","--no-zygote"],sys);
await t("odd nozyg",[...base,"--no-zygote"],odd);
await t("sys nozyg",[...base,"--no-zygote"],sys);
