import ts from "typescript";

const SCRIPT_BLOCK = /<script\b[^>]*>([\s\S]*?)<\/script>/g;

/** The syntax tree of a source file; of a Vue file, of its script blocks. */
export function parseSource(path, text) {
  const code = path.endsWith(".vue") ? [...text.matchAll(SCRIPT_BLOCK)].map((match) => match[1]).join("\n") : text;
  const kind = path.endsWith("x") ? ts.ScriptKind.TSX : /\.[cm]?js$/.test(path) ? ts.ScriptKind.JS : ts.ScriptKind.TS;
  return ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true, kind);
}

/** Everything a file imports: `{ specifier, typeOnly }`, also by `export from`, `import()` and `require()`. */
export function importsOf(path, text) {
  const found = [];
  visit(parseSource(path, text), (node) => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
      found.push({ specifier: node.moduleSpecifier.text, typeOnly: isTypeOnly(node) });
    } else if (ts.isCallExpression(node) && isLoader(node.expression) && isText(node.arguments[0])) {
      found.push({ specifier: node.arguments[0].text, typeOnly: false });
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      found.push({ specifier: node.argument.literal.text, typeOnly: true });
    }
  });
  return found;
}

function isTypeOnly(node) {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  const clause = node.importClause;
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const named = clause.namedBindings;
  return !clause.name && named && ts.isNamedImports(named) && named.elements.length > 0 && named.elements.every((element) => element.isTypeOnly);
}

function isLoader(expression) {
  return expression.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(expression) && expression.text === "require");
}

/** Calls of a function by name: `{ args }`, also of a method (`workflow.hooks.validate` → `validate`). */
export function callsOf(source, name) {
  const calls = [];
  visit(source, (node) => {
    if (!ts.isCallExpression(node)) return;
    const callee = ts.isPropertyAccessExpression(node.expression) ? node.expression.name : node.expression;
    if (ts.isIdentifier(callee) && callee.text === name) calls.push({ args: [...node.arguments], callee: node.expression.getText() });
  });
  return calls;
}

/** The text an expression stands for: a literal, a constant of the same file, or `name`/`id` of an object literal. */
export function textOf(expression, source) {
  if (!expression) return undefined;
  if (isText(expression)) return expression.text;
  if (ts.isAsExpression(expression) || ts.isSatisfiesExpression(expression)) return textOf(expression.expression, source);
  if (ts.isIdentifier(expression)) return textOf(constantOf(source, expression.text), source);
  if (ts.isObjectLiteralExpression(expression)) return textOf(propertyOf(expression, "name") ?? propertyOf(expression, "id"), source);
  return undefined;
}

/** What a top-level `const` of a file is set to. */
export function constantOf(source, name) {
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    const declared = statement.declarationList.declarations.find((one) => ts.isIdentifier(one.name) && one.name.text === name);
    if (declared) return declared.initializer;
  }
  return undefined;
}

/** A property of an object literal, by its path. */
export function propertyOf(expression, ...path) {
  let value = expression;
  for (const name of path) {
    if (!value || !ts.isObjectLiteralExpression(value)) return undefined;
    value = value.properties.find((one) => ts.isPropertyAssignment(one) && one.name.getText().replace(/["']/g, "") === name)?.initializer;
  }
  return value;
}

/** Names a file exports; the default export is `default`. */
export function exportsOf(source) {
  const names = [];
  for (const statement of source.statements) {
    if (ts.isExportAssignment(statement)) names.push("default");
    else if (ts.isExportDeclaration(statement) && statement.exportClause && ts.isNamedExports(statement.exportClause)) {
      names.push(...statement.exportClause.elements.map((element) => element.name.text));
    } else if (hasExportKeyword(statement)) names.push(...declaredNames(statement));
  }
  return names;
}

function hasExportKeyword(statement) {
  return ts.canHaveModifiers(statement) && (ts.getModifiers(statement) ?? []).some((one) => one.kind === ts.SyntaxKind.ExportKeyword);
}

function declaredNames(statement) {
  if (ts.getModifiers(statement).some((one) => one.kind === ts.SyntaxKind.DefaultKeyword)) return ["default"];
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.map((one) => one.name.getText());
  return statement.name ? [statement.name.text] : [];
}

/** Class names a file declares. */
export function classesOf(source) {
  return source.statements.filter(ts.isClassDeclaration).map((one) => one.name?.text ?? "");
}

/** All string literals of a file as `{ text, node, line }`, imports left out. */
export function textsOf(source) {
  const found = [];
  visit(source, (node) => {
    if (!isText(node) || ts.isImportDeclaration(node.parent) || ts.isExportDeclaration(node.parent)) return;
    found.push({ text: node.text, node, line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1 });
  });
  return found;
}

export function isText(node) {
  return Boolean(node) && (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node));
}

export function visit(node, look) {
  look(node);
  ts.forEachChild(node, (child) => visit(child, look));
}
