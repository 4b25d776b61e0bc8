import { createRequire } from "node:module";

/** Finds installed files, wherever npm has put them. */
const require = createRequire(import.meta.url);

/** Read by `server/lib/picture-files.ts` at run time, from where the build puts them. */
const pictureFiles = [
  require.resolve("@resvg/resvg-wasm/index_bg.wasm"),
  require.resolve("@fontsource/bricolage-grotesque/files/bricolage-grotesque-latin-800-normal.woff"),
  require.resolve("@fontsource/bricolage-grotesque/files/bricolage-grotesque-latin-ext-800-normal.woff"),
  require.resolve("@fontsource/inter/files/inter-latin-600-normal.woff"),
  require.resolve("@fontsource/inter/files/inter-latin-ext-600-normal.woff"),
  require.resolve("@fontsource/inter/files/inter-cyrillic-600-normal.woff"),
  require.resolve("@fontsource/inter/files/inter-greek-600-normal.woff"),
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
      // NUXT_PUBLIC_PANEL_URL: where developers sign in.
      panelUrl: "",
      // NUXT_PUBLIC_GATEWAY_URL: where API products are called.
      gatewayUrl: "",
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
  nitro: { compressPublicAssets: true, externals: { traceInclude: pictureFiles } },
  vite: { build: { sourcemap: false } },
  $test: { debug: { hydration: true } },
});
