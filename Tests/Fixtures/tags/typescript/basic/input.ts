import type { Point } from "./geometry";
import fs = require("fs");
import { Injectable } from "@angular/core";

export type Pair<T> = [T, T];
type Options = {
  width: number;
  nested: { depth: number };
  resize(by: number): void;
};
type Union = Pair<string> | Options;

/** What can be measured. */
export interface Shape extends Base, geometry.Sized<number> {
  readonly name: string;
  area?: number;
  scale(by: number): Shape;
  get size(): number;
  new (text: string): Shape;
  [key: string]: unknown;
}

declare function external(code: number): void;
declare const VERSION: string;
declare module "untyped" {
  export function ambient(): void;
}
declare global {
  interface Window { shape: Shape }
}

export enum Color { Red, Green = 2, "Dark Blue" }
declare const enum Small { One }

namespace Shapes.Inner {
  export const limit = 10;
  export function helper(): void {}
}

function overloaded(x: string): string;
function overloaded(x: number): number;
function overloaded(x: any): any {
  const local: Shape = x as Shape;
  return local;
}

/** A round thing. */
@Injectable({ scope: "root" })
export abstract class Circle<T extends Point = Point> extends Base<T> implements Shape, Named {
  private static count: number = 0;
  @Input() declare label?: string;
  handler = (event: Event): void => {};

  constructor(public readonly radius: number, private name: string, plain: T) {
    super();
  }

  abstract draw(canvas: Canvas): void;
  protected async load<U>(path: string): Promise<U> { return fetch(path); }
  get diameter(): number { return this.radius * 2; }
  set diameter(value: number) {}
  find(x: string): T;
  find(x: number): T;
  find(x: any): T { return x; }
  static isCircle(x: unknown): x is Circle { return x instanceof Circle; }
}

export const arrow = <T,>(x: T): T => x;
const asserted = (() => {}) as Handler;
const table = { run(): void {}, stop: (): void => {} } satisfies Actions;
let typed: Map<string, Shape> = new Map<string, Shape>();
export default interface Defaulted { id: number }
abstract class Other { }

// Names that an expression gives itself, and names that are computed.
const timer = function tick(): void {};
class Keyed {
  ["two words"](): void {}
}
