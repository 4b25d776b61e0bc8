import { drawApi } from "./artwork/api";
import { layoutOf } from "./artwork/layouts";
import { drawPackage } from "./artwork/package";
import { paletteOf } from "./artwork/palettes";
import { drawPlugin } from "./artwork/plugin";
import { diceOf } from "./artwork/random";
import { drawSaas } from "./artwork/saas";
import type { Scene } from "./artwork/scene";
import { drawScript } from "./artwork/script";
import { drawService } from "./artwork/service";
import { escapeText, gradient, HEIGHT, num, WIDTH } from "./artwork/svg";
import { drawTheme } from "./artwork/theme";
import type { ProductType } from "./types";

export { renderAvatar } from "./artwork/avatar";

export interface ArtworkInput {
  handle: string;
  title: string;
  product_type: ProductType;
  /** Chooses the palette family: pass the developer's handle, so that one developer's products look related. */
  seed: string;
}

const DRAWINGS: Record<ProductType, (scene: Scene) => string> = {
  api: drawApi,
  package: drawPackage,
  saas: drawSaas,
  theme: drawTheme,
  script: drawScript,
  plugin: drawPlugin,
  service: drawService,
};

/** An SVG of 1200×900: same input, same bytes. It has no script, no reference to the outside and no visible text. */
export function renderArtwork({ handle, title, product_type, seed }: ArtworkInput): string {
  const dice = diceOf(`${product_type}:${handle}`);
  const palette = paletteOf(seed);
  const scene: Scene = { dice, palette, id: `a${dice.fingerprint}`, layout: layoutOf(handle, dice) };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img">`,
    `<title>${escapeText(title)}</title>`,
    definitions(scene),
    backdrop(scene),
    DRAWINGS[product_type](scene),
    "</svg>",
  ].join("");
}

/** Ids carry a fingerprint of the product, because several drawings may be inlined into one page. */
function definitions({ id, palette }: Scene): string {
  const [first, second, third] = palette.accents;
  return [
    "<defs>",
    gradient(`${id}g`, palette.ground[0], palette.ground[1]),
    gradient(`${id}x`, first.light, first.base),
    gradient(`${id}y`, second.light, second.base),
    gradient(`${id}z`, third.light, third.base),
    `<radialGradient id="${id}o"><stop stop-color="${palette.glow}" stop-opacity=".6"/>`,
    `<stop offset="1" stop-color="${palette.glow}" stop-opacity="0"/></radialGradient>`,
    `<pattern id="${id}p" width="30" height="30" patternUnits="userSpaceOnUse">`,
    `<circle cx="15" cy="15" r="1.6" fill="${palette.ink}" fill-opacity=".16"/></pattern>`,
    `<filter id="${id}s" x="-20%" y="-20%" width="140%" height="150%">`,
    `<feDropShadow dx="0" dy="18" stdDeviation="22" flood-color="${palette.shade}" flood-opacity=".38"/></filter>`,
    "</defs>",
  ].join("");
}

function backdrop({ dice, id }: Scene): string {
  const x = dice.between(180, 1020);
  const y = dice.between(60, 260);
  return [
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="url(#${id}g)"/>`,
    `<circle cx="${num(x)}" cy="${num(y)}" r="620" fill="url(#${id}o)"/>`,
    `<circle cx="${num(WIDTH - x)}" cy="900" r="480" fill="url(#${id}o)" opacity=".55"/>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="url(#${id}p)"/>`,
  ].join("");
}
