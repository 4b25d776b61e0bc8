import { accentOf, accentPaint, compose, lifted, type Scene } from "./scene";
import { box, disc, line, num, path, type Point, polar, polygon } from "./svg";

/** Things that fit together: puzzle pieces, a plug and its socket, or hexagons that dock. */
export function drawPlugin(scene: Scene): string {
  return compose(scene, [drawPuzzle, drawCable, drawHexagons]);
}

const SIDE = 270;

type Edge = -1 | 0 | 1;

/** One side of a piece, from the pen's place along a direction; the knob goes out (1), in (-1) or is absent (0). */
function side([dx, dy]: Point, knob: Edge): string {
  if (knob === 0) return `l${num(dx * SIDE)} ${num(dy * SIDE)}`;
  // The outward normal of a clockwise outline is the direction turned left.
  const [nx, ny] = [dy * knob, -dx * knob];
  const at = (along: number, out: number) => `${num((dx * along + nx * out) * SIDE)} ${num((dy * along + ny * out) * SIDE)}`;
  return [
    `l${at(0.36, 0)}`,
    `c${at(0.06, 0)} ${at(0.04, 0.06)} ${at(0, 0.1)}`,
    `c${at(-0.12, 0.24)} ${at(0.4, 0.24)} ${at(0.28, 0)}`,
    `c${at(-0.04, -0.04)} ${at(-0.06, -0.1)} ${at(0, -0.1)}`,
    `l${at(0.36, 0)}`,
  ].join("");
}

function piece(x: number, y: number, knobs: readonly [Edge, Edge, Edge, Edge]): string {
  const directions: Point[] = [
    [1, 0],
    [0, 1],
    [-1, 0],
    [0, -1],
  ];
  return `M${num(x)} ${num(y)}${directions.map((direction, index) => side(direction, knobs[index] as Edge)).join("")}z`;
}

function drawPuzzle(scene: Scene): string {
  const { palette } = scene;
  const edge = { stroke: palette.surface, "stroke-width": 5, "stroke-linejoin": "round" };
  const left = 600 - SIDE;
  const top = 470 - SIDE;
  const shift = 92;
  return [
    lifted(scene, path(piece(left, top, [0, 1, -1, 0]), { fill: accentPaint(scene, 0), ...edge })),
    path(piece(left, top + SIDE, [1, -1, 0, 0]), { fill: palette.surface, ...edge }),
    path(piece(left + SIDE, top + SIDE, [1, 0, 0, 1]), { fill: accentPaint(scene, 2), ...edge }),
    lifted(scene, path(piece(left + SIDE + shift, top - shift, [0, 0, -1, -1]), { fill: accentPaint(scene, 1), ...edge })),
    line(`M${left + SIDE + 26} ${top + 26}l36-36`, palette.ink, 7, { "stroke-dasharray": "2 16", "stroke-opacity": 0.7 }),
  ].join("");
}

function drawCable(scene: Scene): string {
  const { palette } = scene;
  const cable = (d: string, color: string, width: number) => line(d, color, width);
  const leftCable = "M-40 720C180 720 60 450 330 450";
  const rightCable = "M870 450C1140 450 1020 180 1240 180";
  const stripes = (x: number) => [0, 1, 2].map((stripe) => box(x + stripe * 26, 400, 10, 100, 5, { fill: palette.surface_ink, "fill-opacity": 0.22 })).join("");
  return [
    cable(leftCable, accentOf(scene, 0).deep, 44),
    cable(leftCable, accentOf(scene, 0).base, 26),
    cable(rightCable, accentOf(scene, 2).deep, 44),
    cable(rightCable, accentOf(scene, 2).base, 26),
    [390, 510].map((y) => box(540, y - 18, 110, 36, 12, { fill: accentOf(scene, 1).base })).join(""),
    lifted(
      scene,
      path("M330 380h60a120 120 0 0 1 120-70h40v280h-40a120 120 0 0 1-120-70h-60z", {
        fill: palette.surface,
        stroke: palette.surface,
        "stroke-width": 20,
        "stroke-linejoin": "round",
      }),
    ),
    stripes(352),
    lifted(
      scene,
      path("M870 380h-60a120 120 0 0 0-110-70h-30v280h30a120 120 0 0 0 110-70h60z", {
        fill: accentPaint(scene, 0),
        stroke: accentOf(scene, 0).base,
        "stroke-width": 20,
        "stroke-linejoin": "round",
      }),
    ),
    [-34, 0, 34].map((turn) => sparkAt(scene, turn)).join(""),
  ].join("");
}

function sparkAt(scene: Scene, turn: number): string {
  const [x1, y1] = polar(608, 450, 190, turn - 90);
  const [x2, y2] = polar(608, 450, 240, turn - 90);
  return line(`M${num(x1)} ${num(y1)}L${num(x2)} ${num(y2)}`, scene.palette.surface, 14);
}

function drawHexagons(scene: Scene): string {
  const { dice, palette } = scene;
  const hexagon = (cx: number, cy: number, radius: number) => [0, 1, 2, 3, 4, 5].map((corner): Point => polar(cx, cy, radius, corner * 60 + 30));
  const radius = 138;
  const pitch = radius * Math.sqrt(3) + 12;
  const parts: string[] = [];
  const docked = dice.whole(0, 5);
  for (let spot = 0; spot < 6; spot += 1) {
    const isComing = spot === docked;
    const [x, y] = polar(600, 450, isComing ? pitch + 62 : pitch, spot * 60);
    const outline = { "stroke-width": 12, "stroke-linejoin": "round" };
    if (spot % 3 === 2 && !isComing) {
      parts.push(
        polygon(hexagon(x, y, radius - 6), {
          fill: "none",
          stroke: palette.ink,
          "stroke-opacity": 0.45,
          ...outline,
          "stroke-width": 4,
          "stroke-dasharray": "6 14",
        }),
      );
      continue;
    }
    const shape = polygon(hexagon(x, y, radius - 6), { fill: accentPaint(scene, spot), stroke: accentOf(scene, spot).base, ...outline });
    parts.push(isComing ? lifted(scene, shape) : shape, disc(x, y, 26, { fill: "#fff", "fill-opacity": 0.75 }));
  }
  parts.push(
    lifted(scene, polygon(hexagon(600, 450, radius - 6), { fill: palette.surface, stroke: palette.surface, "stroke-width": 12, "stroke-linejoin": "round" })),
  );
  parts.push(line("M600 396v108M546 450h108", palette.surface_ink, 24));
  return parts.join("");
}
