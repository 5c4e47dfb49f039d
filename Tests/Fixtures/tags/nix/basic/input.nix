# A set of packages.
{ lib, stdenv, callPackage, fetchurl ? null, ... }@args:
let
  version = "1.0";
  inherit (lib) mkIf;
  # Adds two numbers.
  add = x: y: x + y;
  named = { a, b ? 1 }: a;
  "quoted name" = 1;
in
{
  inherit version;
  deep.path.leaf = add 1 2;
  "with-dash" = 3;
  identity = x:
    let
      local = x;
      inner = y: y;
    in
    inner local;
  nested = {
    hidden = 1;
    method = y: lib.strings.trim y;
  };
  package = callPackage ../package.nix { };
  ${version} = 2;
  store = stdenv.mkDerivation rec {
    pname = "store";
    meta = with lib; { license = licenses.mit; };
    passthru.tests.run = import ./test.nix;
    postInstall = hook: hook pname;
  };
}
