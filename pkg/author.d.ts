/* tslint:disable */
/* eslint-disable */

/**
 * A policy behind a handle; the glue wraps it.
 */
export class RawPolicy {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * The built-in packs.
     */
    static builtIn(): RawPolicy;
    /**
     * The packs, compiled, with the texts of one language or, where none is named, of all they hold; nothing of packs
     * that were refused or lack the language.
     */
    compiled(locale: string): Uint8Array;
    /**
     * One part of a decision: 0 the whole, 1 eligibility, 2 compensation, 3 replies.
     */
    decide(part: number, _case: string, options: string, now: number): string;
    /**
     * Compiled packs, one after another; what is wrong with them is told by `problems`.
     */
    static load(packs: Uint8Array | number[]): RawPolicy;
    /**
     * What a page offers to choose from: 0 packs, 1 goods, 2 vocabulary.
     */
    menu(menu: number, options: string): string;
    /**
     * One answer a line; `now` in milliseconds, the same for every chunk of a batch.
     */
    ndjson(lines: Uint8Array | number[], options: string, now: number): Uint8Array;
    /**
     * A shop's own packs; what is wrong with them is told by `problems`.
     */
    constructor(packs: any, options: any);
    /**
     * Why the packs were refused; empty when they were not.
     */
    problems(): string;
    /**
     * Texts and citations by their ids, a JSON list.
     */
    texts(ids: string, options: string): string;
}

/**
 * The diagnostics of a pack.
 */
export function checkPack(pack: any): string;

/**
 * The words of a language as the page's module takes them; nothing for another tag.
 */
export function words(locale: string): string;

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
    readonly __wbg_rawpolicy_free: (a: number, b: number) => void;
    readonly checkPack: (a: any) => [number, number];
    readonly rawpolicy_builtIn: () => number;
    readonly rawpolicy_compiled: (a: number, b: number, c: number) => [number, number];
    readonly rawpolicy_decide: (a: number, b: number, c: number, d: number, e: number, f: number, g: number) => [number, number];
    readonly rawpolicy_load: (a: number, b: number) => number;
    readonly rawpolicy_menu: (a: number, b: number, c: number, d: number) => [number, number];
    readonly rawpolicy_ndjson: (a: number, b: number, c: number, d: number, e: number, f: number) => [number, number];
    readonly rawpolicy_new: (a: any, b: any) => number;
    readonly rawpolicy_problems: (a: number) => [number, number];
    readonly rawpolicy_texts: (a: number, b: number, c: number, d: number, e: number) => [number, number];
    readonly words: (a: number, b: number) => [number, number];
    readonly __wbindgen_malloc: (a: number, b: number) => number;
    readonly __wbindgen_realloc: (a: number, b: number, c: number, d: number) => number;
    readonly __wbindgen_free: (a: number, b: number, c: number) => void;
    readonly __wbindgen_exn_store: (a: number) => void;
    readonly __externref_table_alloc: () => number;
    readonly __wbindgen_externrefs: WebAssembly.Table;
    readonly __wbindgen_start: () => void;
}

export type SyncInitInput = BufferSource | WebAssembly.Module;

/**
 * Instantiates the given `module`, which can either be bytes or
 * a precompiled `WebAssembly.Module`.
 *
 * @param {{ module: SyncInitInput }} module - Passing `SyncInitInput` directly is deprecated.
 *
 * @returns {InitOutput}
 */
export function initSync(module: { module: SyncInitInput } | SyncInitInput): InitOutput;

/**
 * If `module_or_path` is {RequestInfo} or {URL}, makes a request and
 * for everything else, calls `WebAssembly.instantiate` directly.
 *
 * @param {{ module_or_path: InitInput | Promise<InitInput> }} module_or_path - Passing `InitInput` directly is deprecated.
 *
 * @returns {Promise<InitOutput>}
 */
export default function __wbg_init (module_or_path?: { module_or_path: InitInput | Promise<InitInput> } | InitInput | Promise<InitInput>): Promise<InitOutput>;
