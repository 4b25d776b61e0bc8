import { basename } from "node:path";
import { pluginSources } from "./project-files.mjs";
import { classesOf, parseSource } from "./source-code.mjs";

/** Migrations are remembered by name: of two same ones the second is taken for done and never runs. */
export const migrations = {
  name: "migrations have names of their own",
  find(project) {
    const owners = new Map();
    const findings = [];
    for (const path of pluginSources(project).filter((file) => /\/migrations\/[^/]+\.ts$/.test(file))) {
      const [name, ...more] = classesOf(parseSource(path, project.read(path)));
      if (name === undefined || more.length > 0) findings.push(`${path} must declare one class`);
      else if (name !== basename(path, ".ts")) findings.push(`${path} declares ${name}: file and class must have one name`);
      else if (owners.has(name)) findings.push(`${path} declares ${name}, like ${owners.get(name)}`);
      owners.set(name, path);
    }
    return findings;
  },
};
