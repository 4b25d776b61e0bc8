export default defineEventHandler(() => ({ status: "live" }));
