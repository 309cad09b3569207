export { createFiles, type FilesOptions } from "./create-files.ts";
export type { FileRules, FileSource, Files, StoredFile } from "./files.ts";
