export default defineAppConfig({
  ui: {
    colors: { primary: 'mint', secondary: 'copper', neutral: 'ink', success: 'mint', warning: 'amber', error: 'red' },
    button: { slots: { base: 'font-semibold cursor-pointer' } },
    input: { slots: { root: 'w-full' } },
  },
})
