/** Elements from data, and a patch that keeps the nodes people are in the middle of using. */

/** @typedef {string | number | boolean | null | undefined} Attribute */
/** @typedef {Node | string | number | null | undefined | false} Leaf */
/** @typedef {Leaf | readonly (Leaf | readonly (Leaf | readonly Leaf[])[])[]} Child */

const SVG = "http://www.w3.org/2000/svg";

/**
 * Builds an element. Text becomes text nodes, never markup.
 * @param {string} tag
 * @param {Record<string, Attribute>} [attributes]
 * @param {...Child} children
 * @returns {HTMLElement}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  const late = applyAttributes(element, attributes);
  append(element, children);
  // A select takes its value only once its options stand; a range only once its bounds do.
  for (const [name, value] of late) Reflect.set(element, name, value);
  return element;
}

/**
 * An element with CSS custom properties, set one by one because the page's policy refuses style attributes.
 * @param {Record<string, string | number>} vars
 * @param {HTMLElement} element
 */
export function withVars(vars, element) {
  for (const [name, value] of Object.entries(vars)) element.style.setProperty(name, String(value));
  return element;
}

/**
 * @param {string} viewBox
 * @param {{ d: string, fill?: boolean }[]} paths
 */
export function svg(viewBox, paths) {
  const root = document.createElementNS(SVG, "svg");
  root.setAttribute("viewBox", viewBox);
  root.setAttribute("aria-hidden", "true");
  root.setAttribute("focusable", "false");
  for (const { d, fill } of paths) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", d);
    if (fill) path.setAttribute("class", "fill");
    root.append(path);
  }
  return root;
}

/**
 * Makes the children of `host` look like `children`, reusing nodes of the same key (`data-key`, `id`) or kind, so that
 * focus, selection and opened details survive.
 * @param {Element} host
 * @param {Child[]} children
 */
export function morph(host, ...children) {
  const wanted = document.createElement("template").content;
  append(wanted, children);
  patchChildren(host, [...wanted.childNodes]);
}

/**
 * @param {Element} element
 * @param {Record<string, Attribute>} attributes
 */
function applyAttributes(element, attributes) {
  /** @type {[string, Attribute][]} */
  const late = [];
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "value" && element.tagName !== "OPTION") late.push([name, value]);
    else if (name === "checked") late.push([name, value === true]);
    else if (value !== null && value !== undefined && value !== false)
      element.setAttribute(name, value === true ? "" : String(value));
  }
  return late;
}

/**
 * @param {ParentNode & Node} parent
 * @param {readonly Child[]} children
 */
function append(parent, children) {
  for (const child of children) {
    if (Array.isArray(child)) append(parent, child);
    else if (child instanceof Node) parent.appendChild(child);
    else if (child !== null && child !== undefined && child !== false && child !== "")
      parent.appendChild(document.createTextNode(String(child)));
  }
}

/** @param {Node} node */
function keyOf(node) {
  return node instanceof Element ? (node.getAttribute("data-key") ?? (node.id || null)) : null;
}

/**
 * @param {Node} a
 * @param {Node} b
 */
function sameKind(a, b) {
  if (a.nodeName !== b.nodeName || keyOf(a) !== keyOf(b)) return false;
  return !(a instanceof HTMLInputElement && b instanceof HTMLInputElement) || a.type === b.type;
}

/**
 * @param {Element} host
 * @param {Node[]} wanted
 */
function patchChildren(host, wanted) {
  const old = [...host.childNodes];
  const kept = wanted.map((next) => {
    const at = old.findIndex((node) => sameKind(node, next));
    return at < 0 ? next : (old.splice(at, 1)[0] ?? next);
  });
  for (const node of old) node.remove();
  kept.forEach((node, index) => {
    const next = /** @type {Node} */ (wanted[index]);
    if (host.childNodes[index] !== node) place(host, node, host.childNodes[index] ?? null);
    if (node !== next) patchNode(node, next);
  });
}

/**
 * Moves without losing focus where the browser can.
 * @param {Element & { moveBefore?: (node: Node, before: Node | null) => void }} host
 * @param {Node} node
 * @param {Node | null} before
 */
function place(host, node, before) {
  if (host.moveBefore !== undefined && node.parentNode === host && host.isConnected)
    host.moveBefore(node, before);
  else host.insertBefore(node, before);
}

/**
 * @param {Node} node
 * @param {Node} next
 */
function patchNode(node, next) {
  if (!(node instanceof Element) || !(next instanceof Element)) {
    if (node.nodeValue !== next.nodeValue) node.nodeValue = next.nodeValue;
    return;
  }
  patchAttributes(node, next);
  // Read before the children go: a select without its options has lost its value.
  const held = heldOf(next);
  patchChildren(node, [...next.childNodes]);
  hold(node, held);
}

/**
 * @param {Element} node
 * @param {Element} next
 */
function patchAttributes(node, next) {
  for (const { name } of [...node.attributes]) {
    // Whether a disclosure is open is the reader's own choice.
    const own = name === "style" || (name === "open" && node instanceof HTMLDetailsElement);
    if (!own && !next.hasAttribute(name)) node.removeAttribute(name);
  }
  for (const { name, value } of [...next.attributes]) {
    const own = name === "style" || (name === "open" && node instanceof HTMLDetailsElement);
    if (!own && node.getAttribute(name) !== value) node.setAttribute(name, value);
  }
  if (
    node instanceof HTMLElement &&
    next instanceof HTMLElement &&
    node.style.cssText !== next.style.cssText
  ) {
    node.style.cssText = next.style.cssText;
  }
}

/** @typedef {{ value: string, checked: boolean } | undefined} Held */

/**
 * @param {Element} control
 * @returns {Held}
 */
function heldOf(control) {
  if (control instanceof HTMLInputElement) return { value: control.value, checked: control.checked };
  const isField = control instanceof HTMLSelectElement || control instanceof HTMLTextAreaElement;
  return isField ? { value: control.value, checked: false } : undefined;
}

/**
 * @param {Element} node
 * @param {Held} held
 */
function hold(node, held) {
  if (held === undefined) return;
  if (node instanceof HTMLInputElement && node.checked !== held.checked) node.checked = held.checked;
  const isField =
    node instanceof HTMLInputElement ||
    node instanceof HTMLSelectElement ||
    node instanceof HTMLTextAreaElement;
  // Writing the same value again would move the caret.
  if (isField && node.value !== held.value) node.value = held.value;
}

/** @param {string} id */
export function byId(id) {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`the page has no #${id}`);
  return element;
}
