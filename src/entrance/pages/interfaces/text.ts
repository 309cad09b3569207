import { defineText } from "../../../platform/text/index.ts";

/** Words of the list of machine interfaces. */
export const interfacesText = defineText({
  vi: {
    title: "Giao diện cho phần mềm",
    lead: "Các địa chỉ mà phần mềm khác có thể gọi ở nút này. Bản mô tả đầy đủ theo OpenAPI 3.1:",
    address: "Địa chỉ",
    purpose: "Để làm gì",
    none: "Nút này chưa mở giao diện nào.",
  },
  en: {
    title: "Interfaces for software",
    lead: "The addresses that other software may call at this node. The full description, as OpenAPI 3.1:",
    address: "Address",
    purpose: "Purpose",
    none: "This node has no interface open yet.",
  },
});
