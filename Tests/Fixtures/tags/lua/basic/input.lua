#!/usr/bin/env lua
local json = require("cjson")
local util = require "app.util"

local M = {}
local LIMIT <const> = 10
local left, right = 1, 2
counter = 0

--- Makes a circle.
-- @param radius the radius
function M.new(radius, ...)
  local self = setmetatable({}, { __index = M })
  local function helper(x)
    return x + 1
  end
  self.radius = helper(radius)
  return self
end

-- The area.
function M:area()
  return math.pi * square(self.radius)
end

function M.shapes.round.draw() end

local function square(x)
  return x * x
end

function build(parts)
  local total = 0
  for _, part in ipairs(parts) do
    total = total + part:size()
  end
  return json.encode(total)
end

M.scale = function(self, by)
  self.radius = self.radius * by
end
M["fill"] = function(self) end
M.sides = 0

local double = function(x) return x * 2 end
triple = function(x) return x * 3 end

M.handlers = {
  click = function(event)
    event:stop()
  end,
  ["key down"] = function() end,
  [1] = function() end,
  name = "handlers",
  nested = {
    inner = function() end,
  },
}

if left then
  function late() end
  local hidden = 1
end

return M
