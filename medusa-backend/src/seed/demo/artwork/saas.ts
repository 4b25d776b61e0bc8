import { accentOf, accentPaint, compose, lifted, type Scene } from "./scene";
import { arc, box, disc, line, num } from "./svg";

/** Windows of an application: a journal, a conversation or figures. */
export function drawSaas(scene: Scene): string {
  return compose(scene, [drawJournal, drawConversation, drawFigures]);
}

function pane(scene: Scene, x: number, y: number, width: number, height: number): string {
  const { palette } = scene;
  const dots = [0, 1, 2].map((dot) => disc(x + 40 + dot * 30, y + 38, 9, { fill: accentOf(scene, dot).base })).join("");
  return (
    lifted(scene, box(x, y, width, height, 28, { fill: palette.surface })) + dots + line(`M${num(x)} ${num(y + 76)}h${num(width)}`, palette.surface_edge, 3)
  );
}

function bar(scene: Scene, x: number, y: number, width: number, height: number, opacity: number): string {
  return box(x, y, width, height, height / 2, { fill: scene.palette.surface_ink, "fill-opacity": opacity });
}

function drawJournal(scene: Scene): string {
  const { dice, palette } = scene;
  const parts = [pane(scene, 150, 120, 900, 660)];
  parts.push(box(150, 197, 220, 583, 0, { fill: palette.surface_edge, "fill-opacity": 0.55 }));
  for (let item = 0; item < 6; item += 1) parts.push(bar(scene, 190, 240 + item * 56, dice.between(80, 140), 16, item === 1 ? 0.8 : 0.28));
  for (let row = 0; row < 4; row += 1) {
    const y = 240 + row * 134;
    parts.push(disc(450, y + 38, 36, { fill: accentPaint(scene, row) }));
    parts.push(bar(scene, 512, y + 8, dice.between(140, 220), 20, 0.75));
    parts.push(bar(scene, 512, y + 44, dice.between(300, 460), 14, 0.25));
    parts.push(bar(scene, 512, y + 70, dice.between(180, 340), 14, 0.25));
  }
  parts.push(lifted(scene, box(830, 560, 260, 260, 32, { fill: accentPaint(scene, 0) })));
  parts.push(line("M892 690l46 46 92-96", "#fff", 26));
  return parts.join("");
}

function drawConversation(scene: Scene): string {
  const { dice, palette } = scene;
  const parts = [pane(scene, 130, 110, 620, 640)];
  for (let row = 0; row < 5; row += 1) {
    const y = 214 + row * 104;
    if (row === 1) parts.push(box(150, y - 8, 580, 92, 20, { fill: accentOf(scene, 2).base, "fill-opacity": 0.24 }));
    parts.push(disc(206, y + 38, 28, { fill: accentPaint(scene, row) }));
    parts.push(bar(scene, 256, y + 16, dice.between(130, 230), 16, 0.72), bar(scene, 256, y + 48, dice.between(220, 400), 13, 0.24));
  }
  const bubble = (x: number, y: number, width: number, height: number, fill: string, ink: string) =>
    lifted(scene, box(x, y, width, height, 44, { fill })) +
    [0, 1].map((row) => box(x + 48, y + 42 + row * 38, (width - 96) * (row ? 0.6 : 1), 16, 8, { fill: ink, "fill-opacity": 0.7 })).join("");
  parts.push(bubble(560, 250, 470, 150, accentPaint(scene, 1), palette.surface_ink));
  parts.push(bubble(660, 440, 420, 150, palette.surface, palette.surface_ink));
  parts.push(bubble(520, 630, 500, 150, accentPaint(scene, 0), "#fff"));
  return parts.join("");
}

function drawFigures(scene: Scene): string {
  const { dice, palette } = scene;
  const parts = [pane(scene, 120, 130, 780, 600)];
  parts.push(bar(scene, 170, 250, 170, 18, 0.3), bar(scene, 170, 286, 290, 38, 0.85));
  for (let column = 0; column < 8; column += 1) {
    const height = 60 + column * 15 + dice.between(0, 110);
    const fill = column === 5 ? accentPaint(scene, 0) : palette.surface_edge;
    parts.push(box(164 + column * 70, 680 - height, 46, height, 14, { fill }));
  }
  parts.push(lifted(scene, box(730, 330, 350, 440, 32, { fill: palette.surface })));
  parts.push(disc(905, 480, 88, { fill: "none", stroke: palette.surface_edge, "stroke-width": 34 }));
  parts.push(line(arc(905, 480, 88, -90, dice.between(190, 260)), accentOf(scene, 0).base, 34));
  parts.push(line(arc(905, 480, 88, -160, 50), accentOf(scene, 1).base, 34));
  for (let row = 0; row < 3; row += 1) {
    const y = 630 + row * 42;
    parts.push(disc(790, y, 11, { fill: accentOf(scene, row).base }), bar(scene, 816, y - 8, dice.between(90, 150), 16, 0.3));
    parts.push(bar(scene, 990, y - 8, 48, 16, 0.75));
  }
  return parts.join("");
}
