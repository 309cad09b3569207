export { renderError } from "./pages/error/view.tsx";
export { entranceSystem } from "./system.ts";
