import { startExclusive } from "./exclusive.ts";
import { startFiles } from "./files.ts";
import { startGovuk } from "./govuk.ts";
import { startKeep } from "./keep.ts";
import { startKeys } from "./keys.ts";
import { startLive } from "./live.ts";
import { startOnce } from "./once.ts";
import { startPickers } from "./picker.ts";
import { startReveal } from "./reveal.ts";

startGovuk();
startOnce();
startKeep();
startReveal();
startFiles();
startExclusive();
startKeys();
startPickers();
startLive();
