/** Words of the gallery, the same keys in both languages. */
export const text = {
  vi: {
    title: "Bảng bộ phận",
    citizen: "Cỡ cho người dân",
    officer: "Cỡ cho cán bộ",
    other: "Xem cỡ kia",
    contents: "Các bộ phận",
  },
  en: {
    title: "Components",
    citizen: "Citizen density",
    officer: "Officer density",
    other: "See the other density",
    contents: "Components",
  },
} as const;
