import { diceOf } from "./random";

export interface Accent {
  light: string;
  base: string;
  deep: string;
}

export interface Palette {
  /** the backdrop's gradient, from the upper left to the lower right */
  ground: [string, string];
  glow: string;
  /** lines drawn straight on the ground */
  ink: string;
  /** panels that lie on the ground, and what is written on them */
  surface: string;
  surface_edge: string;
  surface_ink: string;
  shade: string;
  accents: [Accent, Accent, Accent];
}

const FAMILIES: Record<string, Palette> = {
  northbeam: {
    ground: ["#0b3b46", "#06202c"],
    glow: "#1f8f8a",
    ink: "#bdf3e4",
    surface: "#f1fbf7",
    surface_edge: "#cfe9e1",
    surface_ink: "#14404a",
    shade: "#010d14",
    accents: [
      { light: "#8ff2cf", base: "#2fc79a", deep: "#12806a" },
      { light: "#ffe3a1", base: "#f7b955", deep: "#b97a1d" },
      { light: "#8fd8ff", base: "#3b9fd9", deep: "#1c6593" },
    ],
  },
  papercrane: {
    ground: ["#fdeee0", "#f6c9b3"],
    glow: "#fffaf2",
    ink: "#7a3b34",
    surface: "#fffdf9",
    surface_edge: "#f1ddcd",
    surface_ink: "#4a2a3c",
    shade: "#8a4a35",
    accents: [
      { light: "#ff9a86", base: "#e4572e", deep: "#a5331a" },
      { light: "#6f7fc4", base: "#3a4a98", deep: "#252f6b" },
      { light: "#ffd59a", base: "#f0a24a", deep: "#b96f1f" },
    ],
  },
  fieldnote: {
    ground: ["#8577e8", "#4a35a8"],
    glow: "#c9b8ff",
    ink: "#f3edff",
    surface: "#fbf9ff",
    surface_edge: "#e0d8fa",
    surface_ink: "#33266f",
    shade: "#1d1054",
    accents: [
      { light: "#ffc2dc", base: "#f277ad", deep: "#b33e76" },
      { light: "#fff0a8", base: "#f6d04d", deep: "#b3901a" },
      { light: "#b2ecff", base: "#5cc3ea", deep: "#2c83a8" },
    ],
  },
  kiteline: {
    ground: ["#ffb347", "#e8642c"],
    glow: "#ffe4a0",
    ink: "#5c1f2b",
    surface: "#fff8ec",
    surface_edge: "#f7dcb4",
    surface_ink: "#5a2334",
    shade: "#7a2410",
    accents: [
      { light: "#b0487a", base: "#7c2257", deep: "#4f1038" },
      { light: "#fff3d4", base: "#ffdf9b", deep: "#d9a54b" },
      { light: "#5fc4b4", base: "#1f8f84", deep: "#0f5f59" },
    ],
  },
  oxbow: {
    ground: ["#5f8058", "#1f3a36"],
    glow: "#a5bf7c",
    ink: "#dcefc8",
    surface: "#1d2727",
    surface_edge: "#3c4b46",
    surface_ink: "#dfeadb",
    shade: "#000000",
    accents: [
      { light: "#dcf58a", base: "#a9d63b", deep: "#6a8f18" },
      { light: "#ffb596", base: "#f0764a", deep: "#aa4420" },
      { light: "#b9e6e0", base: "#6fbdb4", deep: "#3c7f79" },
    ],
  },
  tessera: {
    ground: ["#dbe7ee", "#9db9cf"],
    glow: "#ffffff",
    ink: "#1f3c5a",
    surface: "#fbfdff",
    surface_edge: "#d3e0ea",
    surface_ink: "#1d3550",
    shade: "#274764",
    accents: [
      { light: "#4d86c6", base: "#1f5a9c", deep: "#123a69" },
      { light: "#ffb9b0", base: "#ea6a63", deep: "#a93b3a" },
      { light: "#ffe6a6", base: "#eebd4e", deep: "#ad8020" },
    ],
  },
};

/** The family of a known developer; anybody else gets one of the same six by hash. */
export function paletteOf(seed: string): Palette {
  const own = Object.hasOwn(FAMILIES, seed) ? FAMILIES[seed] : undefined;
  if (own) return own;
  const all = Object.values(FAMILIES);
  return all[diceOf(seed).variant(all.length)] as Palette;
}
