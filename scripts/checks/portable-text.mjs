/** Places that exist on one machine only. */
const MACHINE = [
  { what: "a path of one machine", pattern: /(?<![\w.$}/-])\/(?:home|Users)\/[\w.-]+\/|(?<![\w.$}/-])\/(?:root|work)\// },
  { what: "a package registry", pattern: /\bregistry\.(?:npmjs|npmmirror|yarnpkg)\.[a-z]+|\/(?:artifactory|nexus|verdaccio)\/|localhost:487[3]/i },
  { what: "a resolved address in the lock file", pattern: /"resolved": "https?:/, only: /(^|\/)package-lock\.json$/ },
];
const TEXT = /\.(ts|tsx|mjs|cjs|js|vue|json|jsonc|md|css|html|yml|yaml|toml|sh|txt|svg)$|(^|\/)(\.[a-z][^/]*|run)$/;

/** What is committed works on every machine and tells nothing of the one it was written on. */
export const portableText = {
  name: "nothing names one machine",
  find(project) {
    const patterns = [...MACHINE, ...ownRegistry()];
    return project.files
      .filter((path) => TEXT.test(path))
      .flatMap((path) => {
        const applicable = patterns.filter(({ only }) => !only || only.test(path));
        return project
          .read(path)
          .split("\n")
          .flatMap((line, index) => applicable.filter(({ pattern }) => pattern.test(line)).map(({ what }) => `${path}:${index + 1} names ${what}`));
      });
  },
};

/** The registry this machine uses, when npm tells and it is not the public one. */
function ownRegistry() {
  const address = process.env.npm_config_registry;
  const host = address && URL.canParse(address) ? new URL(address).host : "";
  return host ? [{ what: "the package registry of this machine", pattern: new RegExp(host.replaceAll(".", "\\.")) }] : [];
}
