`include "defs.vh"
`define WIDTH 8
`define MAX(a, b) ((a) > (b) ? (a) : (b))
`timescale 1ns/1ps

package shapes;
  typedef enum logic [1:0] { RED, GREEN = 2 } color_t;
  typedef struct packed { logic x; logic [3:0] y; } point_t;
  parameter int LIMIT = 10;
  function automatic int twice(int n);
    return n * 2;
  endfunction
endpackage

interface bus_if #(parameter W = 8) (input logic clk);
  logic [W-1:0] data;
  modport master (output data);
endinterface

// Counts up.
module counter #(
  parameter WIDTH = 8,
  localparam LOW = 1
) (
  input wire clk,
  output reg [WIDTH-1:0] q
);
  localparam ZERO = 0;
  wire ready, done;
  reg [7:0] mem [0:3];
  integer i;

  always @(posedge clk) begin : counting
    q <= q + shapes::twice(1);
  end

  task reset(input int n);
    q = twice(1);
    open(2);
  endtask

  adder #(.W(8)) add0 (.a(q), .b(1'b1), .sum(ready));
  assign done = q == `MAX(1, 2);
  genvar g;
  generate for (g = 0; g < 4; g = g + 1) begin : slices
    buf b (ready, done);
  end endgenerate
endmodule

class Packet extends Base implements Printable;
  rand int size;
  constraint small { size < 10; }
  function new(int n); size = n; endfunction
  virtual task send(); print(size); endtask
  covergroup cg; endgroup
endclass

program test; initial $display("hi"); endprogram

module bus #(WIDTH = 8, parameter DEPTH, TAG) (input clk);
  struct packed { logic [3:0] op; } head, tail;
  enum bit { IDLE, BUSY } state;
  nettype T wire_t;
  Packet waiting[4], last = null;
  genvar lane;
  assign head = tail;
endmodule
