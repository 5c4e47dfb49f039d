#!/usr/bin/env node
import React, { useState as state } from "react";
import * as path from 'path';
export { helper } from "./helper";
export * from "./all";
const fs = require("fs");
const { join } = require("path");

/** The largest radius. */
export const LIMIT = 10;
let counter = 0, total;
var [first, { second, third: renamed = 1 }, ...rest] = load();

/**
 * Makes a circle.
 */
export function makeCircle(radius, { name } = {}) {
  const local = new Circle(radius);
  function nested() {}
  const inner = () => local;
  return local;
}

async function* stream() {
  yield* other();
}

export default class Circle extends shapes.Shape {
  static count = 0;
  #secret = 1;
  onClick = (event) => this.area();
  "quoted name" = 2;

  constructor(radius) {
    super(radius);
    this.radius = radius;
  }

  /** The area. */
  get area() { return this.radius ** 2; }
  set area(value) { this.radius = value; }
  static create() { return new this(1); }
  #hidden() {}
  async *items() {}
  [Symbol.iterator]() {}
}

const arrow = async (x) => x * 2;
const expression = function named() {};
const Anonymous = class extends Circle {
  run() {}
};

const registry = {
  plain: 1,
  method() {},
  get size() { return 0; },
  arrow: () => {},
  func: function () {},
  nested: { deep() {} },
  "quoted": () => {},
};

exports.exported = function () {};
module.exports.second = (a) => a;
Circle.prototype.scale = function (by) {};
Circle.Helper = class {};
this.ignored = function () {};
module.exports = { single() {} };

if (counter) {
  var inBlock = 1;
  function conditional() {}
}
for (let i = 0; i < 3; i++) {}

describe("suite", () => {
  const helper = () => {};
  it("works", function () { tag`x`; });
});

const Component = ({ items }) => (
  <List items={items}>
    <shapes.Item onClick={() => counter} />
    <div>{items.map((x) => x)}</div>
  </List>
);

// Names that an expression gives itself, members of a prototype, and names that are computed.
const timer = function tick() { return setTimeout(function later() {}); };
Shape.prototype.sides = 4;
class Keyed {
  static ["two words"]() {}
  ["held"] = 1;
}
const [head, ...[second, ...[third]]] = rows;
