import { isTest } from "./project-files.mjs";

const CODE = /\.(ts|tsx|mjs|cjs|js|vue)$/;
const LONGEST = 350;
const FOLDERS = new Set(["medusa-backend", "plugins", "storefront", "admin-extensions", "scripts", "docs"]);

export const fileLength = {
  name: `no source file is longer than ${LONGEST} lines`,
  find(project) {
    return project.files
      .filter((path) => CODE.test(path))
      .map((path) => ({ path, lines: project.read(path).split("\n").length - 1 }))
      .filter(({ lines }) => lines > LONGEST)
      .map(({ path, lines }) => `${path} has ${lines} lines`);
  },
};

export const topLevel = {
  name: "the top level has its known folders only",
  find(project) {
    const folders = new Set(project.files.filter((path) => path.includes("/")).map((path) => path.split("/")[0]));
    return [...folders].filter((folder) => !folder.startsWith(".") && !FOLDERS.has(folder)).map((folder) => `${folder}/ is not a folder of the top level`);
  },
};

const EVASIONS = [
  { what: "leaves tests out", pattern: /\b(?:describe|it|test)\.(?:skip|only|todo|failing)\b|\bx(?:it|describe|test)\(/ },
  { what: "waits for time instead of a condition", pattern: /\.waitForTimeout\(/ },
];

/** A test that is left out or that hopes for time to pass says nothing. */
export const honestTests = {
  name: "no test is left out",
  find(project) {
    return project.files
      .filter((path) => CODE.test(path) && isTest(path))
      .flatMap((path) => EVASIONS.filter(({ pattern }) => pattern.test(withoutTexts(project.read(path)))).map(({ what }) => `${path} ${what}`));
  },
};

/** Example code inside strings is not code. */
function withoutTexts(text) {
  return text.replace(/(["'`])(?:\\.|(?!\1)[^\\])*\1/g, '""');
}
