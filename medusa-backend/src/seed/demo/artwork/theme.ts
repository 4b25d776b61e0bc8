import { accentOf, accentPaint, compose, lifted, type Scene } from "./scene";
import { box, disc, group, line, num, path } from "./svg";

/** Layouts: pages that lean, an envelope of messages, or a dense board. */
export function drawTheme(scene: Scene): string {
  return compose(scene, [drawPages, drawMessages, drawBoard]);
}

function bar(scene: Scene, x: number, y: number, width: number, height: number, opacity: number): string {
  return box(x, y, width, height, height / 2, { fill: scene.palette.surface_ink, "fill-opacity": opacity });
}

function drawPages(scene: Scene): string {
  const { palette } = scene;
  const page = (x: number, y: number, height: number, content: string) => lifted(scene, box(x, y, 360, height, 26, { fill: palette.surface })) + content;
  const hero = (x: number, y: number, index: number) =>
    box(x + 24, y + 24, 312, 230, 18, { fill: accentPaint(scene, index) }) +
    disc(x + 250, y + 106, 46, { fill: "#fff", "fill-opacity": 0.55 }) +
    path(`M${num(x + 24)} ${num(y + 236)}l96-92 74 66 52-44 90 88v-18a18 18 0 0 1-18 18H${num(x + 42)}a18 18 0 0 1-18-18z`, {
      fill: accentOf(scene, index).deep,
      "fill-opacity": 0.55,
    });
  const lines = (x: number, y: number) =>
    bar(scene, x + 24, y, 210, 24, 0.85) + bar(scene, x + 24, y + 46, 300, 13, 0.25) + bar(scene, x + 24, y + 72, 250, 13, 0.25);
  const cards = (x: number, y: number, first: number) =>
    [0, 1]
      .map(
        (card) => box(x + 24 + card * 162, y, 150, 150, 16, { fill: accentPaint(scene, first + card) }) + bar(scene, x + 24 + card * 162, y + 168, 96, 14, 0.5),
      )
      .join("");
  const columns = [
    page(20, -60, 560, hero(20, -60, 1) + lines(20, 228) + cards(20, 330, 2)) + page(20, 540, 560, hero(20, 540, 0) + lines(20, 828)),
    page(420, 30, 620, hero(420, 30, 0) + lines(420, 318) + cards(420, 430, 1)) + page(420, 690, 500, hero(420, 690, 2)),
    page(820, -130, 600, hero(820, -130, 2) + lines(820, 158) + cards(820, 262, 0)) + page(820, 510, 600, hero(820, 510, 1) + lines(820, 798)),
  ];
  return group("rotate(-9 600 450)", columns.join(""));
}

function drawMessages(scene: Scene): string {
  const { dice, palette } = scene;
  const sheet = (angle: number, content: string) =>
    group(`rotate(${angle} 600 1150)`, lifted(scene, box(360, 110, 480, 700, 26, { fill: palette.surface })) + content);
  const blank = (index: number) => box(400, 150, 400, 130, 18, { fill: accentPaint(scene, index) });
  const letter = [
    box(400, 150, 400, 170, 18, { fill: accentPaint(scene, 0) }),
    line("M520 206h160v96H520zM520 210l80 56 80-56", "#fff", 11),
    bar(scene, 400, 362, 250, 28, 0.85),
    ...[0, 1, 2].map((row) => bar(scene, 400, 420 + row * 34, dice.between(300, 400), 14, 0.24)),
    ...[0, 1].map(
      (row) =>
        box(400, 540 + row * 70, 54, 54, 12, { fill: accentPaint(scene, row + 1) }) +
        bar(scene, 474, 556 + row * 70, 170, 16, 0.5) +
        bar(scene, 740, 556 + row * 70, 60, 16, 0.75),
    ),
    box(400, 700, 400, 66, 33, { fill: accentPaint(scene, 1) }),
    box(530, 726, 140, 14, 7, { fill: "#fff", "fill-opacity": 0.9 }),
  ].join("");
  return sheet(-17, blank(2)) + sheet(17, blank(1)) + sheet(-8.5, blank(1)) + sheet(8.5, blank(2)) + sheet(0, letter);
}

function drawBoard(scene: Scene): string {
  const { dice, palette } = scene;
  const parts = [lifted(scene, box(110, 110, 980, 680, 30, { fill: palette.surface }))];
  parts.push(path("M140 110h80v680h-80a30 30 0 0 1-30-30V140a30 30 0 0 1 30-30z", { fill: accentOf(scene, 1).deep }));
  for (let item = 0; item < 5; item += 1) {
    parts.push(box(143, 160 + item * 78, 44, 44, 14, { fill: "#fff", "fill-opacity": item === 1 ? 0.95 : 0.28 }));
  }
  for (let card = 0; card < 3; card += 1) {
    const x = 256 + card * 272;
    parts.push(box(x, 146, 250, 150, 20, { fill: accentPaint(scene, card) }));
    let trend = `M${x + 24} 260`;
    for (let step = 1; step <= 5; step += 1) trend += `L${x + 24 + step * 40} ${num(256 - step * 12 + dice.between(-22, 22))}`;
    parts.push(line(trend, "#fff", 8, { "stroke-opacity": 0.9 }));
  }
  for (let row = 0; row < 7; row += 1) {
    const y = 344 + row * 60;
    if (row === 2) parts.push(box(240, y - 14, 826, 52, 14, { fill: accentOf(scene, 0).base, "fill-opacity": 0.14 }));
    parts.push(box(260, y, 24, 24, 7, { fill: row === 2 ? accentOf(scene, 0).base : palette.surface_edge }));
    parts.push(bar(scene, 312, y + 4, dice.between(120, 210), 16, 0.7), bar(scene, 570, y + 4, dice.between(90, 170), 16, 0.24));
    parts.push(box(800, y - 2, 96, 28, 14, { fill: accentOf(scene, dice.whole(0, 2)).light }), bar(scene, 980, y + 4, dice.between(40, 70), 16, 0.45));
  }
  return parts.join("");
}
