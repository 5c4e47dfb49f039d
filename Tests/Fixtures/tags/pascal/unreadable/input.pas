unit Shapes;

interface

type
  TShape = class
    constructor Create;
    procedure Draw;
  end;

implementation

procedure Broken(a: ( ;
begin if (
end;

constructor TShape.Create;
begin
end;

// procedure TShape.Commented;
procedure TShape.Draw;
begin
end;

end.
