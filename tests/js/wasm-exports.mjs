/** As much of the wasm binary format as it takes to see what the exported functions return. */

const EXTERNREF = 0x6f;
const NAMES = new Map([
  [0x7f, "i32"],
  [0x7e, "i64"],
  [0x7d, "f32"],
  [0x7c, "f64"],
  [0x7b, "v128"],
  [0x70, "funcref"],
  [EXTERNREF, "externref"],
]);

/**
 * @param {Uint8Array} bytes
 * @returns {{ name: string, parameters: string[], results: string[] }[]}
 */
export function exportedFunctions(bytes) {
  /** @type {{ parameters: string[], results: string[] }[]} */
  let types = [];
  /** @type {number[]} the type of each function, imported ones first */
  const functions = [];
  /** @type {{ name: string, parameters: string[], results: string[] }[]} */
  const found = [];
  for (const { id, reader } of sections(bytes)) {
    if (id === 1) {
      types = reader.list(() => functionType(reader));
    } else if (id === 2) {
      functions.push(...reader.list(() => importedFunction(reader)).filter((type) => type !== undefined));
    } else if (id === 3) {
      functions.push(...reader.list(() => reader.number()));
    } else if (id === 7) {
      for (const { name, kind, index } of reader.list(() => exported(reader))) {
        const type = types[functions[index] ?? -1];
        if (kind === 0 && type !== undefined) {
          found.push({ name, ...type });
        }
      }
    }
  }
  return found;
}

/** @param {Uint8Array} bytes */
function* sections(bytes) {
  const reader = new Reader(bytes.subarray(8));
  while (!reader.done()) {
    const id = reader.byte();
    yield { id, reader: new Reader(reader.bytes(reader.number())) };
  }
}

/** @param {Reader} reader */
function functionType(reader) {
  const form = reader.byte();
  if (form !== 0x60) {
    throw new Error(`type form 0x${form.toString(16)} is not read here`);
  }
  return { parameters: reader.list(() => value(reader)), results: reader.list(() => value(reader)) };
}

/** @param {Reader} reader */
function value(reader) {
  const byte = reader.byte();
  const name = NAMES.get(byte);
  if (name === undefined) {
    throw new Error(`value type 0x${byte.toString(16)} is not read here`);
  }
  return name;
}

/**
 * @param {Reader} reader
 * @returns {number | undefined} the type of a function; other imports have none
 */
function importedFunction(reader) {
  reader.text();
  reader.text();
  const kind = reader.byte();
  if (kind === 0) {
    return reader.number();
  }
  throw new Error(`import kind ${kind} is not read here`);
}

/** @param {Reader} reader */
function exported(reader) {
  return { name: reader.text(), kind: reader.byte(), index: reader.number() };
}

class Reader {
  #bytes;
  #at = 0;

  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.#bytes = bytes;
  }

  done() {
    return this.#at >= this.#bytes.length;
  }

  byte() {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) {
      throw new Error("the module ends too early");
    }
    this.#at += 1;
    return byte;
  }

  number() {
    let result = 0;
    let shift = 1;
    for (;;) {
      const byte = this.byte();
      result += (byte & 0x7f) * shift;
      if (byte < 0x80) {
        return result;
      }
      shift *= 128;
    }
  }

  /** @param {number} length */
  bytes(length) {
    const bytes = this.#bytes.subarray(this.#at, this.#at + length);
    this.#at += length;
    return bytes;
  }

  text() {
    return new TextDecoder().decode(this.bytes(this.number()));
  }

  /**
   * @template T
   * @param {() => T} item
   */
  list(item) {
    return Array.from({ length: this.number() }, item);
  }
}
