import { createRequire } from "node:module";
import { dirname } from "node:path";

/** Folder of an installed package, wherever npm has put it. */
const require = createRequire(import.meta.url);
const folderOf = (file: string) => dirname(require.resolve(file));

/** Drawing social images needs a renderer and fonts at run time; they become part of the build. */
const pictureAssets = [
  { baseName: "renderer", dir: folderOf("@resvg/resvg-wasm/index_bg.wasm"), pattern: "index_bg.wasm" },
  {
    baseName: "display-font",
    dir: folderOf("@fontsource/bricolage-grotesque/files/bricolage-grotesque-latin-800-normal.woff"),
    pattern: "bricolage-grotesque-{latin,latin-ext}-800-normal.woff",
  },
  {
    baseName: "text-font",
    dir: folderOf("@fontsource/inter/files/inter-latin-600-normal.woff"),
    pattern: "inter-{latin,latin-ext,cyrillic,greek}-600-normal.woff",
  },
];

export default defineNuxtConfig({
  compatibilityDate: "2026-11-01",
  telemetry: false,
  devtools: { enabled: false },
  modules: ["@nuxt/ui", "@pinia/nuxt", "@vueuse/nuxt"],
  css: ["~/assets/css/main.css"],
  components: [{ path: "~/components", pathPrefix: false }],
  app: {
    head: {
      htmlAttrs: { lang: "en" },
      link: [{ rel: "icon", type: "image/svg+xml", href: "/favicon.svg" }],
      meta: [
        { name: "viewport", content: "width=device-width, initial-scale=1" },
        { name: "theme-color", content: "#faf9f5", media: "(prefers-color-scheme: light)" },
        { name: "theme-color", content: "#101411", media: "(prefers-color-scheme: dark)" },
      ],
    },
  },
  // Everything that differs between machines comes from NUXT_* at run time: nothing is baked in.
  runtimeConfig: {
    backendUrl: "",
    // NUXT_TRUST_PROXY=true where a reverse proxy of ours sets x-forwarded-*; otherwise those headers are the visitor's word.
    trustProxy: false,
    // NUXT_MEDIA_ORIGINS: further origins images may come from (an object store), separated by spaces.
    mediaOrigins: "",
    public: {
      publishableKey: "",
      siteUrl: "",
    },
  },
  colorMode: { preference: "system", fallback: "light", classSuffix: "" },
  ui: {
    fonts: false,
    theme: { colors: ["primary", "secondary", "neutral", "success", "warning", "error"] },
    experimental: { componentDetection: true },
  },
  icon: {
    provider: "none",
    fallbackToApi: false,
    serverBundle: { collections: ["lucide"] },
    clientBundle: {
      scan: { globInclude: ["app/**/*.{vue,ts}", "shared/**/*.ts"], globExclude: ["node_modules", ".nuxt", ".output"] },
      sizeLimitKb: 128,
    },
  },
  typescript: { strict: true },
  nitro: { compressPublicAssets: true, serverAssets: pictureAssets },
  vite: { build: { sourcemap: false } },
  $test: { debug: { hydration: true } },
});
