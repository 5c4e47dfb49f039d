// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

import "./Base.sol";
import {Token as T, Other} from "./Token.sol";

uint constant LIMIT = 10;
error Unauthorized(address who);
struct Point { uint x; uint y; }
type Price is uint128;
function twice(uint n) pure returns (uint) { return n * 2; }

/// @title What can be drawn.
interface IShape is IBase {
    function area() external view returns (uint);
}

library Maths { function add(uint a, uint b) internal pure returns (uint) { return a + b; } }

contract Box is Base, IShape {
    using Maths for uint;
    enum Color { Red, Green }
    event Opened(address indexed by, uint at);
    uint private count;
    mapping(address => Point) public points;
    uint constant Low = 1;

    modifier onlyOwner() { require(msg.sender == owner); _; }

    constructor(uint n) Base(n) { count = n; }

    // Opens it.
    function open(Point memory p) public onlyOwner returns (bool) {
        emit Opened(msg.sender, p.x);
        Token t = new Token(1);
        t.move(count.add(1));
        if (count > 1) revert Unauthorized(msg.sender);
        return twice(count) > 1;
    }
    receive() external payable {}
    fallback() external {}
}
