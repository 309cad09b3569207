export { createRoute, z as apiSchema } from "@hono/zod-openapi";
export { addressOf } from "./address.ts";
export { createApp } from "./app.ts";
export { type CookieUse, cookieName } from "./cookies.ts";
export { csrfField, csrfToken } from "./csrf-token.ts";
export { csvFile, csvLimit } from "./csv-file.ts";
export type { App, AppContext, Env, Flash, NavEntry } from "./env.ts";
export { flash } from "./flash.ts";
export {
  calendarDay,
  type FieldTexts,
  line,
  listOf,
  optionalLine,
  paragraphs,
  parseForm,
  readForm,
  readQuery,
  wrongField,
} from "./forms.ts";
export { type Frame, type FrameOptions, frameOf, isShown } from "./frame.ts";
export { httpErrors } from "./http-errors.ts";
export { type KeptForm, keptFormPath, openKeptForm } from "./kept-forms.ts";
export { isLocale, rememberLocale } from "./locale.ts";
export { type ApiOperation, apiOperations } from "./openapi.ts";
export { localPath, signInHref, signInPath } from "./paths.ts";
export type { RateLimits } from "./rate-limit.ts";
export { render, renderAgain, renderPart } from "./render.ts";
export { type FileToSend, sendFile } from "./send-file.ts";
export { type Served, serve } from "./serve.ts";
export { forgetSession, signedIn, startSession } from "./sessions.ts";
export type { AgencyName, AppOptions, AppSystem, ErrorFacts, Gauge, Site } from "./site.ts";
export { statusOf } from "./statuses.ts";
export { type RefusedFile, readUpload, type Upload, type UploadedFile } from "./upload.ts";
