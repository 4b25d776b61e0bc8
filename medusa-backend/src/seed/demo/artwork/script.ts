import { accentOf, accentPaint, compose, lifted, type Scene } from "./scene";
import { box, disc, line, num, path } from "./svg";

/** Terminals are dark in every family: that is what makes them one. */
const SCREEN = "#10181b";

/** Lines of a terminal: one session, two sessions or a page of code with a marked passage. */
export function drawScript(scene: Scene): string {
  return compose(scene, [drawSession, drawPair, drawPassage]);
}

interface Frame {
  x: number;
  y: number;
  width: number;
  height: number;
}

function terminal(scene: Scene, { x, y, width, height }: Frame): string {
  const dots = [0, 1, 2].map((dot) => disc(x + 44 + dot * 32, y + 42, 10, { fill: accentOf(scene, dot).base })).join("");
  return (
    lifted(scene, box(x, y, width, height, 30, { fill: SCREEN, stroke: scene.palette.surface_edge, "stroke-width": 3, "stroke-opacity": 0.6 })) +
    dots +
    line(`M${num(x)} ${num(y + 84)}h${num(width)}`, "#fff", 2, { "stroke-opacity": 0.14 })
  );
}

function prompt(scene: Scene, x: number, y: number): string {
  return line(`M${num(x)} ${num(y - 12)}l15 13-15 13`, accentOf(scene, 0).base, 7);
}

/** Words of one line, cut where the frame ends. */
function words(scene: Scene, x: number, y: number, end: number, accentFirst: boolean): string {
  const { dice } = scene;
  const parts: string[] = [];
  let at = x;
  for (let word = 0; word < 5; word += 1) {
    const width = dice.between(46, 170);
    if (at + width > end) break;
    const isAccent = accentFirst ? word === 0 : dice.chance(0.28);
    const fill = isAccent ? accentOf(scene, dice.whole(0, 2)).light : "#e8f1ee";
    parts.push(box(at, y - 9, width, 18, 9, { fill, "fill-opacity": isAccent ? 0.95 : 0.3 }));
    at += width + 20;
  }
  return parts.join("");
}

function session(scene: Scene, frame: Frame, rows: number): string {
  const { dice } = scene;
  const end = frame.x + frame.width - 48;
  let content = terminal(scene, frame);
  for (let row = 0; row < rows; row += 1) {
    const y = frame.y + 134 + row * 50;
    const isCommand = row === 0 || (row < rows - 1 && dice.chance(0.26));
    const isLast = row === rows - 1;
    if (isCommand || isLast) content += prompt(scene, frame.x + 46, y);
    if (isLast) content += box(frame.x + 84, y - 17, 22, 36, 4, { fill: accentOf(scene, 0).light });
    else content += words(scene, frame.x + (isCommand ? 84 : 60), y, end, isCommand);
  }
  return content;
}

function drawSession(scene: Scene): string {
  return session(scene, { x: 150, y: 130, width: 900, height: 640 }, 10);
}

function drawPair(scene: Scene): string {
  const back = session(scene, { x: 110, y: 100, width: 680, height: 500 }, 7);
  const front = session(scene, { x: 430, y: 350, width: 660, height: 450 }, 6);
  const badge = lifted(scene, disc(1010, 250, 96, { fill: accentPaint(scene, 1) })) + line("M964 252l32 32 62-66", SCREEN, 22);
  return back + badge + front;
}

function drawPassage(scene: Scene): string {
  const { dice } = scene;
  const frame = { x: 170, y: 110, width: 860, height: 680 };
  let content = terminal(scene, frame);
  content += box(frame.x + 24, frame.y + 268, frame.width - 48, 164, 16, { fill: accentOf(scene, 0).base, "fill-opacity": 0.18 });
  content += box(frame.x + 24, frame.y + 268, 8, 164, 4, { fill: accentOf(scene, 0).base });
  for (let row = 0; row < 11; row += 1) {
    const y = frame.y + 136 + row * 50;
    const depth = [0, 1, 1, 2, 2, 2, 1, 1, 2, 1, 0][row] as number;
    content += box(frame.x + 52, y - 6, 26, 12, 6, { fill: "#fff", "fill-opacity": 0.2 });
    content += words(scene, frame.x + 108 + depth * 48, y, frame.x + frame.width - 60, dice.chance(0.5));
  }
  const lens = { x: 930, y: 640 };
  content += lifted(scene, disc(lens.x, lens.y, 118, { fill: accentPaint(scene, 1) }));
  content += path(`M${lens.x - 22} ${lens.y - 50}l70 50-70 50z`, { fill: SCREEN, stroke: SCREEN, "stroke-width": 16, "stroke-linejoin": "round" });
  return content;
}
