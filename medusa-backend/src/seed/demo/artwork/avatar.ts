import { type Palette, paletteOf } from "./palettes";
import { diceOf } from "./random";
import { arc, disc, escapeText, gradient, line, path, polygon } from "./svg";

const SIZE = 256;

export interface AvatarInput {
  handle: string;
  display_name: string;
}

type Mark = (palette: Palette) => string;

/** The marks of the demo's developers, drawn to survive a round crop. */
const MARKS: Record<string, Mark> = {
  northbeam: ({ accents: [mint, sun] }) =>
    polygon(
      [
        [128, 40],
        [146, 110],
        [216, 128],
        [146, 146],
        [128, 216],
        [110, 146],
        [40, 128],
        [110, 110],
      ],
      { fill: mint.light },
    ) +
    polygon(
      [
        [128, 40],
        [146, 110],
        [128, 128],
      ],
      { fill: sun.base },
    ) +
    polygon(
      [
        [128, 216],
        [110, 146],
        [128, 128],
      ],
      { fill: mint.deep },
    ),
  papercrane: ({ accents: [red, blue, sand] }) =>
    polygon(
      [
        [44, 150],
        [132, 56],
        [128, 166],
      ],
      { fill: red.base },
    ) +
    polygon(
      [
        [132, 56],
        [214, 96],
        [128, 166],
      ],
      { fill: red.light },
    ) +
    polygon(
      [
        [128, 166],
        [176, 130],
        [204, 184],
      ],
      { fill: blue.base },
    ) +
    polygon(
      [
        [44, 150],
        [128, 166],
        [92, 204],
      ],
      { fill: sand.base },
    ),
  fieldnote: ({ surface, accents: [pink, yellow] }) =>
    path("M76 56h84l30 30v100a14 14 0 0 1-14 14H76a14 14 0 0 1-14-14V70a14 14 0 0 1 14-14z", { fill: surface }) +
    path("M160 56l30 30h-30z", { fill: yellow.base }) +
    line("M88 112h76M88 142h76", "#b9a9ee", 12) +
    line("M88 172h42", pink.base, 12),
  kiteline: ({ surface, accents: [plum, cream, teal] }) =>
    polygon(
      [
        [138, 36],
        [200, 104],
        [138, 186],
        [76, 104],
      ],
      { fill: cream.base },
    ) +
    polygon(
      [
        [138, 36],
        [138, 104],
        [76, 104],
      ],
      { fill: plum.base },
    ) +
    polygon(
      [
        [138, 104],
        [200, 104],
        [138, 186],
      ],
      { fill: teal.base },
    ) +
    line("M138 186c-6 18-34 8-40 24s10 18 4 26", surface, 8),
  oxbow: ({ accents: [lime, , ice] }) =>
    line("M52 186C112 186 78 66 134 66s20 122 70 122", lime.base, 26) + line("M52 128h24M178 96h28", ice.base, 14) + disc(204, 188, 9, { fill: lime.light }),
  tessera: ({ accents: [blue, coral, gold] }) =>
    path("M64 64h60v60H64zM132 132h60v60h-60z", { fill: blue.base }) +
    path("M132 64h60a60 60 0 0 1-60 60z", { fill: coral.base }) +
    path("M64 192v-60h60a60 60 0 0 1-60 60z", { fill: gold.base }),
};

/** A square of 256: the developer's own mark, or rings and a sector drawn from the handle for anybody else. */
export function renderAvatar({ handle, display_name }: AvatarInput): string {
  const palette = paletteOf(handle);
  const mark = Object.hasOwn(MARKS, handle) ? MARKS[handle] : undefined;
  const id = `v${diceOf(handle).fingerprint}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE} ${SIZE}" width="${SIZE}" height="${SIZE}" role="img">`,
    `<title>${escapeText(display_name)}</title>`,
    `<defs>${gradient(id, palette.ground[0], palette.ground[1])}</defs>`,
    `<rect width="${SIZE}" height="${SIZE}" fill="url(#${id})"/>`,
    mark ? mark(palette) : drawnFrom(handle, palette),
    "</svg>",
  ].join("");
}

function drawnFrom(handle: string, palette: Palette): string {
  const dice = diceOf(handle);
  const from = dice.between(0, 360);
  const [first, second, third] = palette.accents;
  return [
    line(arc(128, 128, 76, from, dice.between(120, 280)), first.base, 26),
    line(arc(128, 128, 42, from + 140, dice.between(100, 240)), second.base, 22),
    disc(128, 128, 16, { fill: third.base }),
  ].join("");
}
