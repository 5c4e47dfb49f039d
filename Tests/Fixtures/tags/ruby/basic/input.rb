require "set"
require_relative "shapes/base"

# Things with an area.
module Shapes
  LIMIT = 10
  Point = Struct.new(:x, :y)
  FIRST, SECOND = 1, 2

  # A round thing.
  class Circle < Base::Shape
    include Comparable
    extend Forwardable

    attr_reader :radius, :name
    attr_accessor "colour"
    attr_writer :hidden

    DEFAULTS = { radius: 1 }.freeze

    # Makes a circle.
    def initialize(radius, name: "circle")
      @radius = radius
      local = name
    end

    def area = radius * radius * 3

    def ==(other)
      radius == other.radius
    end

    def name=(value)
      @name = value
    end

    def [](index)
      nil
    end

    def self.unit
      new(1)
    end

    class << self
      def parse(text)
        raise ArgumentError, "no" if text.empty?
      end
    end

    alias size area
    alias_method :surface, :area
    define_method(:scale) { |by| by }

    private

    def secret?(*args, **options, &block)
      yield args
    end

    private def inner!; end

    class Error < StandardError; end
  end

  class Circle::Arc
    def length; end
  end

  Empty = Class.new(StandardError)
end

class Shapes::Square < Shapes::Circle
end

module_function def helper(x) = x

VERSION ||= "1"
text = <<~RUBY
  def fake
  end
RUBY

def top_level
  Shapes::Circle.new(2).area
end

alias $new_output $stdout
