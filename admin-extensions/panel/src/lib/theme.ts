import { useSyncExternalStore } from "react";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

const STORED_AS = "panel-theme";
const CHANGED = "panel:theme";
const systemIsDark = window.matchMedia("(prefers-color-scheme: dark)");

function chosenTheme(): Theme {
  const stored = localStorage.getItem(STORED_AS);
  return themes.find((theme) => theme === stored) ?? "system";
}

function paint(): void {
  const theme = chosenTheme();
  document.documentElement.classList.toggle("dark", theme === "dark" || (theme === "system" && systemIsDark.matches));
}

/** Before the first paint, and whenever the system or another window changes its mind. */
export function startTheme(): void {
  paint();
  systemIsDark.addEventListener("change", paint);
  window.addEventListener("storage", paint);
}

export function useTheme(): [Theme, (theme: Theme) => void] {
  const theme = useSyncExternalStore((changed) => {
    window.addEventListener(CHANGED, changed);
    return () => window.removeEventListener(CHANGED, changed);
  }, chosenTheme);
  const choose = (next: Theme) => {
    localStorage.setItem(STORED_AS, next);
    paint();
    window.dispatchEvent(new Event(CHANGED));
  };
  return [theme, choose];
}
