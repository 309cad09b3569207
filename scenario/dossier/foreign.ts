import { issueCredential } from "../../src/national/directory/index.ts";
import type { StoryCountry } from "./country.ts";

/** What the portal said to software that is not ours. */
export type ForeignAnswer = { readonly error_code: string; readonly message: string };

/** One-stop software of another maker, of a ministry: it knows the wire services alone. */
export async function foreignSoftware(country: StoryCountry): Promise<(record: object) => Promise<ForeignAnswer>> {
  const registrar = await country.person("danhmuc");
  const issued = await issueCredential(country.node("VN"), registrar, {
    agencyCode: "H15",
    software: "Phần mềm một cửa X",
  });
  const login = await post(country, "/api/services/login", { username: issued.clientId, password: issued.secret });
  return async (record) =>
    post(country, "/api/services", {
      session: login.session,
      madonvi: "H15",
      service: "DongBoHoSoMC",
      isUpdating: "False",
      data: [record],
    });
}

/** A dossier as such software writes it. */
export function foreignRecord(procedure: string): object {
  return {
    MaHoSo: "H15.01-201116-0007",
    MaTTHC: procedure,
    TenTTHC: "Đăng ký khai sinh",
    MaLinhVuc: "",
    TenLinhVuc: "Hộ tịch",
    KenhThucHien: "1",
    ChuHoSo: "Y Thử Niê",
    LoaiDoiTuong: "1",
    MaDoiTuong: "066000000001",
    TrichYeuHoSo: "Đăng ký khai sinh",
    NgayTiepNhan: "20201116081500",
    NgayHenTra: "20201116170000",
    TrangThaiHoSo: "4",
    DonViXuLy: "H15.01",
    NgayNopHoSo: "20201116081500",
  };
}

async function post(
  country: StoryCountry,
  path: string,
  body: object,
): Promise<ForeignAnswer & { readonly session: string }> {
  const response = await fetch(new URL(path, country.nation.url), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return (await response.json()) as ForeignAnswer & { readonly session: string };
}
