import { describe, expect, it } from "vitest";
import { demoHandwriting } from "./demo-handwriting.ts";
import { demoSeal, sealDiameter } from "./demo-seal.ts";
import type { Drawing } from "./drawing.ts";
import { drawingToSvg } from "./drawing.ts";
import { stampOutliner } from "./font-outlines.ts";
import { agencyLines, sealRectOver } from "./visible-stamp.ts";

function points(drawing: Drawing): (readonly [number, number])[] {
  return drawing.shapes.flatMap((shape) =>
    shape.path.flatMap(([, ...numbers]) =>
      numbers.flatMap((x, index) => (index % 2 === 0 ? [[x, numbers[index + 1] ?? 0] as const] : [])),
    ),
  );
}

describe("demoSeal", () => {
  it("is a circle of true size with everything inside, whatever the name", () => {
    for (const name of [
      "Ủy ban nhân dân xã Đạ K’Nàng",
      "Ban Quản lý các khu công nghiệp và khu kinh tế cửa khẩu tỉnh Kon Tum",
    ]) {
      const radius = sealDiameter / 2;
      const farthest = Math.max(...points(demoSeal(name)).map(([x, y]) => Math.hypot(x - radius, y - radius)));
      expect(farthest).toBeLessThan(radius * 1.15);
      expect(farthest).toBeGreaterThan(radius - 1);
    }
  });

  it("writes every letter of the name", () => {
    const [short, long] = [demoSeal("UBND"), demoSeal("UBND TỈNH ĐẮK LẮK")];
    expect(long.shapes.length - short.shapes.length).toBe("TỈNHĐẮKLẮK".length);
  });
});

describe("demoHandwriting", () => {
  it("is the same for one name, another for another, and stays in its frame", () => {
    expect(demoHandwriting("Tạ Đình Khương")).toEqual(demoHandwriting("Tạ Đình Khương"));
    expect(demoHandwriting("Tạ Đình Khương")).not.toEqual(demoHandwriting("H’ Linh Niê"));
    for (const [x, y] of points(demoHandwriting("Nguyễn Thị Thanh Hương"))) {
      expect(x >= 0 && x <= 44 && y >= 0 && y <= 18).toBe(true);
    }
  });
});

describe("stampOutliner", () => {
  it("has an outline for every Vietnamese letter", () => {
    const outliner = stampOutliner();
    const letters =
      "AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXYaăâđêôơưẰẲẴẶẤẨẪẬỀỂỄỆỒỔỖỘỜỞỠỢỪỬỮỰỲỶỸỴàảãạẳẵặấầẩẫậèẻẽéẹếềểễệìỉĩíịòỏõóọốồổỗộớờởỡợùủũúụứừửữựỳỷỹýỵ0123456789/:+.,’";
    for (const letter of letters) expect(outliner.outline(letter, 10).length, letter).toBe(1);
    expect(new Set([..."ăâàảãáạ"].map((letter) => JSON.stringify(outliner.outline(letter, 10)))).size).toBe(7);
  });
});

describe("stamps by annex I of NĐ 30/2020", () => {
  it("put the seal over the left third of the signature, at true size", () => {
    const personal = { x: 120, y: 180, width: 45, height: 18 };
    const seal = sealRectOver(personal, false);
    expect([seal.width, seal.height]).toEqual([36, 36]);
    expect(seal.x + seal.width - personal.x).toBeCloseTo(personal.width / 3);
    expect(seal.y + seal.height / 2).toBe(personal.y + personal.height / 2);
  });

  it("write the agency and the time in Vietnam's zone", () => {
    expect(agencyLines("UBND tỉnh Lâm Đồng", new Date("2020-11-24T02:14:08Z"))).toEqual([
      "UBND tỉnh Lâm Đồng",
      "24/11/2020 09:14:08 +07:00",
    ]);
  });

  it("draw as SVG without a background", () => {
    const svg = drawingToSvg(demoSeal("UBND"), "red");
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="36mm" height="36mm"/);
    expect(svg).not.toMatch(/<rect|data:|style=/);
  });
});
