import { accentOf, accentPaint, compose, lifted, type Scene } from "./scene";
import { arc, disc, line, num, type Point, polar } from "./svg";

/** Signals around a source: orbits, a radial spectrum or a mesh. */
export function drawApi(scene: Scene): string {
  return compose(scene, [drawOrbits, drawSpectrum, drawMesh]);
}

function drawOrbits(scene: Scene): string {
  const { dice, palette } = scene;
  const cx = 600;
  const cy = 450;
  const parts: string[] = [];
  for (let ring = 0; ring < 5; ring += 1) {
    const radius = 160 + ring * 68;
    const from = dice.between(0, 360);
    const sweep = dice.between(70, 190);
    parts.push(disc(cx, cy, radius, { fill: "none", stroke: palette.ink, "stroke-opacity": 0.2, "stroke-width": 2 }));
    parts.push(line(arc(cx, cy, radius, from, sweep), accentOf(scene, ring).base, 20 - ring * 2));
    const [x, y] = polar(cx, cy, radius, from + sweep + dice.between(40, 110));
    parts.push(disc(x, y, 30 - ring * 2, { fill: accentOf(scene, ring + 1).base, "fill-opacity": 0.28 }));
    parts.push(disc(x, y, 15 - ring, { fill: accentOf(scene, ring + 1).light }));
  }
  return parts.join("") + source(scene, cx, cy, 96);
}

function drawSpectrum(scene: Scene): string {
  const { dice, palette } = scene;
  const cx = 600;
  const cy = 450;
  const rays = 60;
  const phase = dice.between(0, Math.PI * 2);
  const lobes = dice.whole(3, 5);
  const parts = [178, 290, 402].map((radius) => disc(cx, cy, radius, { fill: "none", stroke: palette.ink, "stroke-opacity": 0.18, "stroke-width": 2 }));
  for (let ray = 0; ray < rays; ray += 1) {
    const degrees = (360 / rays) * ray;
    const swing = 0.5 + 0.5 * Math.sin(((lobes * degrees) / 180) * Math.PI + phase);
    const reach = 186 + 36 + swing * 150 + dice.between(0, 34);
    const [x1, y1] = polar(cx, cy, 186, degrees);
    const [x2, y2] = polar(cx, cy, reach, degrees);
    const accent = accentOf(scene, swing > 0.66 ? 1 : swing > 0.3 ? 0 : 2);
    parts.push(line(`M${num(x1)} ${num(y1)}L${num(x2)} ${num(y2)}`, accent.base, 10));
  }
  return parts.join("") + source(scene, cx, cy, 112);
}

function drawMesh(scene: Scene): string {
  const { dice } = scene;
  const rows = [
    [150, 390, 630, 870, 1110],
    [270, 510, 750, 990],
    [90, 330, 600, 870, 1110],
    [210, 450, 750, 990],
    [90, 330, 570, 810, 1050],
  ];
  const nodes: Point[] = rows.flatMap((columns, row) =>
    columns.map((x): Point => (row === 2 && x === 600 ? [600, 450] : [x + dice.between(-42, 42), 90 + row * 180 + dice.between(-38, 38)])),
  );
  const parts = links(scene, nodes);
  nodes.forEach(([x, y]) => {
    const accent = accentOf(scene, dice.whole(0, 2));
    const radius = dice.between(13, 34);
    parts.push(disc(x, y, radius + 12, { fill: accent.base, "fill-opacity": 0.25 }));
    parts.push(disc(x, y, radius, { fill: accent.light }), disc(x, y, radius * 0.62, { fill: accent.base }));
  });
  return parts.join("") + source(scene, 600, 450, 108);
}

/** Links between neighbours; those of one colour share a path, which keeps the file small. */
function links(scene: Scene, nodes: readonly Point[]): string[] {
  const { dice, palette } = scene;
  const quiet: string[] = [];
  const busy: [string[], string[], string[]] = [[], [], []];
  nodes.forEach(([x1, y1], one) => {
    nodes.slice(one + 1).forEach(([x2, y2]) => {
      if (Math.hypot(x2 - x1, y2 - y1) > 275) return;
      const bundle = dice.chance(0.24) ? busy[dice.whole(0, 2)] : quiet;
      bundle?.push(`M${num(x1)} ${num(y1)}L${num(x2)} ${num(y2)}`);
    });
  });
  return [
    line(quiet.join(""), palette.ink, 2.5, { "stroke-opacity": 0.32 }),
    ...busy.map((bundle, index) => line(bundle.join(""), accentOf(scene, index).base, 8)),
  ];
}

/** The endpoint itself: a disc with a pair of braces. */
function source(scene: Scene, cx: number, cy: number, radius: number): string {
  const { palette } = scene;
  const brace = (side: 1 | -1) => {
    const x = (offset: number) => num(cx + side * radius * offset);
    const y = (offset: number) => num(cy + radius * offset);
    return `M${x(0.22)} ${y(-0.44)}Q${x(0.42)} ${y(-0.44)} ${x(0.4)} ${y(-0.22)}Q${x(0.38)} ${y(0)} ${x(0.56)} ${y(0)}Q${x(0.38)} ${y(0)} ${x(0.4)} ${y(0.22)}Q${x(0.42)} ${y(0.44)} ${x(0.22)} ${y(0.44)}`;
  };
  return [
    lifted(scene, disc(cx, cy, radius, { fill: palette.surface })),
    disc(cx, cy, radius - 12, { fill: "none", stroke: palette.surface_edge, "stroke-width": 3 }),
    line(brace(1) + brace(-1), palette.surface_ink, radius * 0.1),
    disc(cx, cy, radius * 0.11, { fill: accentPaint(scene, 0) }),
  ].join("");
}
