with Ada.Text_IO; use Ada.Text_IO;

--  Shapes to draw.
package body Shapes is

   Limit : constant Integer := 10;
   Counter : Integer := 0;
   type Color is (Red, Green);
   subtype Small is Integer range 1 .. 10;
   type Point is record
      X, Y : Float := 0.0;
   end record;
   type Shape is abstract tagged private;
   type Box is new Shape with record
      Size : Natural;
   end record;
   type Ref is access all Box'Class;
   Overflow : exception;

   --  Its area.
   function Area (B : Box) return Float;

   procedure Open (B : in out Box; By : Natural := 1) is
      Local : Point;
      function Inner (N : Integer) return Integer is (N + 1);
   begin
      B.Size := Inner (B.Size);
      Put_Line ("open");
      Ada.Text_IO.New_Line;
      raise Overflow;
   end Open;

   function Area (B : Box) return Float is
   begin
      return Float (B.Size);
   end Area;

   function "+" (A, B : Point) return Point is (A);

   generic
      type T is private;
   procedure Swap (A, B : in out T);

   package Inner_Package is
      procedure Run;
   end Inner_Package;

   function "&" is new Join (Integer);
   task type Idle;

   package Ints is new Lists (Integer);

   task type Worker is
      entry Start (N : Integer);
   end Worker;

   protected Gate is
      procedure Close;
   private
      Open_Now : Boolean;
   end Gate;
end Shapes;
