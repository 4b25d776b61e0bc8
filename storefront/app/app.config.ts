export default defineAppConfig({
  ui: {
    colors: { primary: "mint", secondary: "copper", neutral: "ink", success: "mint", warning: "amber", error: "red" },
    button: {
      slots: { base: "font-semibold cursor-pointer" },
      // The library's own hover state thins the colour, and with it the contrast of the label.
      compoundVariants: [{ color: "primary" as const, variant: "solid" as const, class: "hover:bg-(--primary-hover) active:bg-(--primary-hover)" }],
    },
    input: { slots: { root: "w-full" } },
  },
});
