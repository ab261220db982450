/** The compiled packs, each fetched once, and the policy that some of them make together. */
/** @import { Engine, Policy } from "./engine.js" */

import { fetched } from "./engine.js";

export class Packs {
  /**
   * @param {Engine} engine
   * @param {Map<string, URL>} addresses in the order in which the packs rank
   */
  constructor(engine, addresses) {
    this.engine = engine;
    this.addresses = addresses;
    /** @type {Map<string, Promise<Uint8Array>>} */
    this.files = new Map();
  }

  /**
   * The policy of all packs, or of those named; whatever order they are named in, they rank as ever.
   * @param {readonly string[]} [ids]
   * @returns {Promise<Policy>}
   */
  async policy(ids) {
    const wanted = [...this.addresses].filter(([id]) => ids === undefined || ids.includes(id));
    const files = await Promise.all(wanted.map(([id, address]) => this.file(id, address)));
    return this.engine.Policy.load(...files);
  }

  /**
   * @param {string} id
   * @param {URL} address
   */
  file(id, address) {
    const known = this.files.get(id) ?? bytes(address);
    this.files.set(id, known);
    return known;
  }

  /** @param {readonly string[]} ids */
  has(ids) {
    return ids.length > 0 && ids.every((id) => this.addresses.has(id));
  }
}

/** @param {URL} address */
async function bytes(address) {
  return new Uint8Array(await (await fetched(address)).arrayBuffer());
}
