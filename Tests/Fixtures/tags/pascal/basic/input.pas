unit Shapes;

interface

uses
  SysUtils, Classes;

const
  Limit = 10;

type
  TColor = (Red, Green);
  TCanvas = class;
  { What can be drawn. }
  IShape = interface
    procedure Draw(Canvas: TCanvas);
  end;
  PPoint = ^TPoint;
  TPoint = record
    X, Y: Double;
  end;
  TBox = class(TShape, IShape)
  private
    FCount: Integer;
  public
    constructor Create(ASize: Integer);
    destructor Destroy; override;
    procedure Draw(Canvas: TCanvas);
    class function Make: TBox; static;
    property Count: Integer read FCount write FCount;
  end;
  TList<T> = class
    Items: array of T;
  end;
  THandler = procedure(Sender: TObject) of object;

var
  Counter: Integer;

function Twice(N: Integer): Integer;

implementation

function Twice(N: Integer): Integer;
  function Inner(M: Integer): Integer;
  begin
    Result := M;
  end;
begin
  Result := Inner(N) * 2;
end;

constructor TBox.Create(ASize: Integer);
begin
  inherited Create;
  FCount := Twice(ASize);
end;

procedure TBox.Draw(Canvas: TCanvas);
var
  P: TPoint;
begin
  Canvas.Line(P.X, 1);
  Free;
end;

end.
