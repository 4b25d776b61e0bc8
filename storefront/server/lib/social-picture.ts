import { createHash } from "node:crypto";
import { Resvg } from "@resvg/resvg-wasm";
import satori from "satori";
import { readyToDraw } from "./picture-files";
import { lineTurns, rosetteBands, wavePath } from "../../shared/rosette";

/** What the picture of a link says. Text of any length: it is cut to its lines. */
export interface SocialCard {
  eyebrow: string;
  title: string;
  text: string | null;
  footer: string | null;
  /** Which rosette is engraved: a handle. */
  seed: string;
}

const WIDTH = 1200;
const HEIGHT = 630;
const ROSETTE_RADIUS = 340;
const COLOURS = { page: "#faf9f5", ink: "#101411", muted: "#57564c", mint: "#136347", copper: "#82421d", line: "#e5e2d8" };
/** A change of the look makes other pictures of the same facts. */
const DESIGN = "1";
const LONGEST = { eyebrow: 60, title: 140, text: 220, footer: 100 };

const TEXT_FAMILY = "text, text-latin-ext, text-cyrillic, text-greek";

type Node = { type: string; props: { style: Record<string, unknown>; children?: (Node | string)[] | string } };

function box(style: Record<string, unknown>, children: (Node | string)[] | string = []): Node {
  return { type: "div", props: { style: { display: "flex", ...style }, children } };
}

/** Control characters and lone halves of pairs draw nothing and break XML. */
function tidy(text: string | null, longest: number): string {
  const plain = [...(text ?? "")].filter((character) => !/[\p{Cc}\p{Cs}\p{Cf}]/u.test(character)).join("");
  const words = plain.replace(/\s+/g, " ").trim();
  return words.length <= longest ? words : `${words.slice(0, longest - 1).trimEnd()}…`;
}

function layout(card: SocialCard): Node {
  const line = (fontSize: number, color: string, text: string, more: Record<string, unknown> = {}) =>
    box({ fontFamily: TEXT_FAMILY, fontSize, color, display: "block", ...more }, text);
  const titleSize = card.title.length > 60 ? 60 : card.title.length > 28 ? 76 : 92;
  return box({ boxSizing: "border-box", width: WIDTH, height: HEIGHT, flexDirection: "column", padding: "64px 72px 52px", color: COLOURS.ink }, [
    line(26, COLOURS.copper, card.eyebrow.toUpperCase(), { letterSpacing: 2, lineClamp: 1, maxWidth: 760 }),
    box(
      {
        fontFamily: `display, display-latin-ext, ${TEXT_FAMILY}`,
        fontWeight: 800,
        fontSize: titleSize,
        lineHeight: 1.04,
        marginTop: 18,
        maxWidth: 860,
        display: "block",
        lineClamp: 3,
      },
      card.title,
    ),
    ...(card.text ? [line(32, COLOURS.muted, card.text, { lineHeight: 1.35, marginTop: 24, maxWidth: 780, lineClamp: 2 })] : []),
    box({ marginTop: "auto", justifyContent: "space-between", alignItems: "center", borderTop: `2px solid ${COLOURS.line}`, paddingTop: 28 }, [
      box({ fontFamily: "display", fontWeight: 800, fontSize: 40, color: COLOURS.mint }, "Mintreu"),
      ...(card.footer ? [line(28, COLOURS.ink, card.footer, { lineClamp: 1, maxWidth: 800 })] : []),
    ]),
  ]);
}

/** The engraving behind the words, as on a licence. */
function engraving(seed: string): string {
  const groups = rosetteBands(seed, 6).map((band) => {
    const path = wavePath(band, ROSETTE_RADIUS, 20);
    return [0, ...lineTurns(band)].map((turn) => `<path d="${path}" transform="rotate(${turn})"/>`).join("");
  });
  return `<g fill="none" stroke="${COLOURS.mint}" stroke-width="1.3" stroke-opacity=".28" transform="translate(1060 330)">${groups.join("")}</g>`;
}

/** The facts as they will be drawn, and the name under which this very picture is known. */
export function toDrawing(given: SocialCard): { card: SocialCard; etag: string } {
  const card: SocialCard = {
    eyebrow: tidy(given.eyebrow, LONGEST.eyebrow),
    title: tidy(given.title, LONGEST.title) || "Mintreu",
    text: tidy(given.text, LONGEST.text) || null,
    footer: tidy(given.footer, LONGEST.footer) || null,
    seed: given.seed.slice(0, 200),
  };
  return {
    card,
    etag: `"${createHash("sha256")
      .update(JSON.stringify([DESIGN, card]))
      .digest("base64url")
      .slice(0, 27)}"`,
  };
}

/** A PNG of 1200 × 630. All is drawn here: no address in the texts is ever asked for anything. */
export async function drawPicture(card: SocialCard): Promise<Buffer> {
  const fonts = await readyToDraw();
  const words = await satori(layout(card) as never, {
    width: WIDTH,
    height: HEIGHT,
    fonts,
    // Signs that no font has (other scripts, emoji) are left out instead of fetched.
    loadAdditionalAsset: async () => [],
  });
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">` +
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="${COLOURS.page}"/><rect width="${WIDTH}" height="12" fill="${COLOURS.mint}"/>` +
    `${engraving(card.seed)}${words}</svg>`;
  const drawing = new Resvg(svg, { font: { loadSystemFonts: false } });
  try {
    const picture = drawing.render();
    const png = Buffer.from(picture.asPng());
    picture.free();
    return png;
  } finally {
    drawing.free();
  }
}
