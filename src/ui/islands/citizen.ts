import { startExclusive } from "./exclusive.ts";
import { startFiles } from "./files.ts";
import { startGovuk } from "./govuk.ts";
import { startKeep } from "./keep.ts";
import { startOnce } from "./once.ts";
import { startReveal } from "./reveal.ts";

startGovuk();
startOnce();
startKeep();
startReveal();
startFiles();
startExclusive();
