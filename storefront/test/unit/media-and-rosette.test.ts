import { describe, expect, it } from "vitest";
import { formatDate, formatMonth } from "../../shared/dates";
import { mediaUrl } from "../../shared/media-url";
import { lineTurns, rosetteBands, wavePath } from "../../shared/rosette";

describe("pictures", () => {
  it("of the backend come through this site", () => {
    expect(mediaUrl("http://localhost:9000/static/1-a.svg")).toBe("/media/1-a.svg");
    expect(mediaUrl("/static/dir/a.svg?x=1")).toBe("/media/dir/a.svg");
  });

  it("from elsewhere stay as they are, and none is none", () => {
    expect(mediaUrl("https://cdn.example/a.png")).toBe("https://cdn.example/a.png");
    expect(mediaUrl(null)).toBeNull();
  });
});

describe("dates", () => {
  it("do not depend on the machine's time zone", () => {
    expect(formatDate("2026-11-22T23:59:59Z")).toBe("22 November 2026");
    expect(formatDate("2026-11-22T00:00:00Z")).toBe("22 November 2026");
    expect(formatMonth("2026-01-01T00:00:00Z")).toBe("January 2026");
    expect(formatDate("rubbish")).toBeNull();
    expect(formatDate(null)).toBeNull();
  });
});

describe("rosettes", () => {
  const pathsOf = (seed: string) => rosetteBands(seed, 4).map((band) => wavePath(band, 500));

  it("are the same for the same seed and differ between seeds", () => {
    expect(pathsOf("northbeam")).toEqual(pathsOf("northbeam"));
    expect(pathsOf("northbeam")).not.toEqual(pathsOf("kestrel"));
  });

  it("stay within their radius", () => {
    for (const seed of ["a", "northbeam", "lic_01J", ""]) {
      for (const path of pathsOf(seed)) {
        let [x, y] = [0, 0];
        for (const [, dx, dy] of path.matchAll(/[Ml](-?\d+) (-?\d+)/g)) {
          x += Number(dx);
          y += Number(dy);
          expect(Math.hypot(x, y)).toBeLessThanOrEqual(501);
        }
      }
    }
  });

  it("turn each line by its share of one wave", () => {
    expect(lineTurns({ middle: 1, swing: 0.1, waves: 10, lines: 4 })).toEqual([9, 18, 27]);
  });
});
