/** Categories as the store API lists them, flat; their tree is made here. */
export interface Category {
  id: string;
  handle: string;
  name: string;
  description: string | null;
  parent_category_id: string | null;
}

export interface CategoryNode extends Category {
  children: CategoryNode[];
}

/** Roots with their children, in the given order; a child whose parent is not listed becomes a root. */
export function toCategoryTree(categories: Category[]): CategoryNode[] {
  const nodes = new Map(categories.map((category) => [category.id, { ...category, children: [] as CategoryNode[] }]));
  const roots: CategoryNode[] = [];
  for (const node of nodes.values()) {
    const parent = nodes.get(node.parent_category_id ?? "");
    if (parent) parent.children.push(node);
    else roots.push(node);
  }
  return roots;
}

/** The category and those above it, outermost first; empty when there is no such category. */
export function categoryTrail(categories: Category[], handle: string): Category[] {
  const trail: Category[] = [];
  let current = categories.find((category) => category.handle === handle);
  // A circle of parents must not hang the page.
  while (current && !trail.includes(current)) {
    trail.unshift(current);
    const parentId: string | null = current.parent_category_id;
    current = categories.find((category) => category.id === parentId);
  }
  return trail;
}
