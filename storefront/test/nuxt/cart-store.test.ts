import { mockNuxtImport, registerEndpoint } from "@nuxt/test-utils/runtime";
import { createError, readBody, type H3Event } from "h3";
import { createPinia, setActivePinia } from "pinia";
import { beforeEach, describe, expect, it } from "vitest";
import { ref } from "vue";

interface Line {
  id: string;
  variant_id: string;
  quantity: number;
}
interface Cart {
  id: string;
  region_id: string;
  items: Line[];
  completed_at: string | null;
  total: number;
}

// A small double of the cart routes; each test sees what was asked for in `calls`.
let carts: Map<string, Cart>;
let calls: string[];
let cookie = ref<string | null>(null);

mockNuxtImport("useCookie", () => () => cookie);

function cartOf(id: string): Cart {
  const cart = carts.get(id);
  if (!cart) throw createError({ statusCode: 404, data: { type: "not_found", code: "not_found", message: "No cart" } });
  return cart;
}

function newCart(regionId: string): Cart {
  const cart = { id: `cart_${carts.size + 1}`, region_id: regionId, items: [], completed_at: null, total: 0 };
  carts.set(cart.id, cart);
  return cart;
}

async function addLine(event: H3Event, cartId: string) {
  const { variant_id } = await readBody<{ variant_id: string }>(event);
  calls.push(`add ${cartId} ${variant_id}`);
  const cart = cartOf(cartId);
  if (cart.completed_at) throw createError({ statusCode: 400, data: { code: "cart.completed", message: "Completed" } });
  const line = cart.items.find((entry) => entry.variant_id === variant_id);
  if (line) line.quantity += 1;
  else cart.items.push({ id: `line_${cart.items.length + 1}`, variant_id, quantity: 1 });
  return { cart: structuredClone(cart) };
}

registerEndpoint("/api/medusa/store/carts", {
  method: "POST",
  handler: async (event) => {
    const { region_id } = await readBody<{ region_id: string }>(event);
    calls.push("create");
    return { cart: newCart(region_id) };
  },
});
for (const id of ["cart_1", "cart_2"]) {
  registerEndpoint(`/api/medusa/store/carts/${id}`, { method: "GET", handler: () => ({ cart: structuredClone(cartOf(id)) }) });
  registerEndpoint(`/api/medusa/store/carts/${id}/line-items`, { method: "POST", handler: (event) => addLine(event, id) });
  registerEndpoint(`/api/medusa/store/carts/${id}/line-items/line_1`, {
    method: "DELETE",
    handler: () => {
      cartOf(id).items = [];
      return { deleted: true };
    },
  });
}

beforeEach(() => {
  carts = new Map();
  calls = [];
  cookie.value = null;
  setActivePinia(createPinia());
});

describe("the cart", () => {
  it("is made with the first thing put in, and its cookie names it", async () => {
    const cart = useCartStore();
    await cart.add("variant_a", "reg_1");
    expect(cookie.value).toBe("cart_1");
    expect(cart.count).toBe(1);
    expect(carts.get("cart_1")?.region_id).toBe("reg_1");
  });

  it("is made once when two things are put in at the same moment", async () => {
    const cart = useCartStore();
    await Promise.all([cart.add("variant_a", "reg_1"), cart.add("variant_b", "reg_1")]);
    expect(calls.filter((call) => call === "create")).toHaveLength(1);
    expect(cart.count).toBe(2);
  });

  it("is found again by its cookie", async () => {
    newCart("reg_1").items.push({ id: "line_1", variant_id: "variant_a", quantity: 3 });
    cookie.value = "cart_1";
    const cart = useCartStore();
    await cart.load();
    expect(cart.count).toBe(3);
  });

  it("that was bought meanwhile gives way to a new one", async () => {
    newCart("reg_1").completed_at = "2026-11-22T00:00:00Z";
    cookie.value = "cart_1";
    const cart = useCartStore();
    await cart.add("variant_a", "reg_1");
    expect(cookie.value).toBe("cart_2");
    expect(carts.get("cart_1")?.items).toEqual([]);
  });

  it("that no longer exists is forgotten", async () => {
    cookie.value = "cart_9";
    const cart = useCartStore();
    await cart.load();
    expect(cart.isEmpty).toBe(true);
    expect(cookie.value).toBeNull();
  });

  it("is empty again when its only line goes", async () => {
    const cart = useCartStore();
    await cart.add("variant_a", "reg_1");
    await cart.remove("line_1");
    expect(cart.isEmpty).toBe(true);
    expect(cookie.value).toBe("cart_1");
  });
});
