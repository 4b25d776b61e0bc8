import { accentOf, accentPaint, compose, lifted, type Scene } from "./scene";
import { disc, line, path, type Point, polar } from "./svg";

/** People and their overlap: three circles, a rosette, or a chain that leads somewhere. */
export function drawService(scene: Scene): string {
  return compose(scene, [drawOverlap, drawRosette, drawChain]);
}

function drawOverlap(scene: Scene): string {
  const { dice, palette } = scene;
  const turn = dice.between(-100, -80);
  const centres: Point[] = [0, 120, 240].map((step) => polar(600, 470, 158, turn + step));
  const parts = centres.map(([x, y], index) => disc(x, y, 250, { fill: accentPaint(scene, index), "fill-opacity": 0.82 }));
  centres.forEach(([x, y]) => {
    parts.push(disc(x, y, 250, { fill: "none", stroke: palette.surface, "stroke-width": 4, "stroke-opacity": 0.75 }));
    const [outX, outY] = polar(600, 470, Math.hypot(x - 600, y - 470) + 128, (Math.atan2(y - 470, x - 600) * 180) / Math.PI);
    parts.push(disc(outX, outY, 20, { fill: palette.surface }));
  });
  parts.push(lifted(scene, disc(600, 470, 84, { fill: palette.surface })), line("M562 472l26 27 52-56", accentOf(scene, 0).base, 20));
  return parts.join("");
}

function drawRosette(scene: Scene): string {
  const { dice, palette } = scene;
  const petals = 8;
  const turn = dice.between(0, 45);
  const parts: string[] = [];
  for (let petal = 0; petal < petals; petal += 1) {
    const [x, y] = polar(600, 450, 176, turn + (360 / petals) * petal);
    parts.push(disc(x, y, 186, { fill: accentPaint(scene, petal), "fill-opacity": 0.42 }));
    parts.push(disc(x, y, 186, { fill: "none", stroke: palette.surface, "stroke-width": 3, "stroke-opacity": 0.7 }));
  }
  parts.push(lifted(scene, disc(600, 450, 112, { fill: palette.surface })));
  parts.push(disc(600, 450, 60, { fill: accentPaint(scene, 0) }), disc(600, 450, 22, { fill: palette.surface }));
  return parts.join("");
}

function drawChain(scene: Scene): string {
  const { palette } = scene;
  const parts: string[] = [];
  const stops: [number, number, number][] = [
    [210, 640, 150],
    [440, 520, 180],
    [700, 420, 210],
    [980, 290, 150],
  ];
  stops.forEach(([x, y, radius], index) => {
    parts.push(disc(x, y, radius, { fill: accentPaint(scene, index), "fill-opacity": 0.8 }));
    parts.push(disc(x, y, radius, { fill: "none", stroke: palette.surface, "stroke-width": 4, "stroke-opacity": 0.8 }));
  });
  parts.push(line("M210 640C330 640 340 520 440 520S590 420 700 420 870 290 980 290", palette.surface, 10, { "stroke-dasharray": "2 26" }));
  stops.forEach(([x, y], index) => {
    const isGoal = index === stops.length - 1;
    parts.push(isGoal ? lifted(scene, disc(x, y, 70, { fill: palette.surface })) : disc(x, y, 26, { fill: palette.surface }));
  });
  parts.push(
    path("M962 328v-86M962 244h66l-18 22 18 22h-66", {
      fill: accentOf(scene, 0).base,
      stroke: accentOf(scene, 0).base,
      "stroke-width": 10,
      "stroke-linejoin": "round",
      "stroke-linecap": "round",
    }),
  );
  return parts.join("");
}
