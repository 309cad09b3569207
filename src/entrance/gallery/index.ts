export { type Density, GalleryPage } from "./gallery-page.tsx";
export { galleryRoutes } from "./routes.tsx";
