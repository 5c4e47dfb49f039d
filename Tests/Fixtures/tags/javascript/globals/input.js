// Libraries that wrap themselves, constructors without classes, and globals without a word.
(function (root) {
  root.Shop = {};

  Shop.open = function (door) {
    door.onclick = function () {};
    return door;
  };

  Shop.close = () => 0;
})(this);

function Cart(items) {
  this.items = items;
  this.add = function (item) {
    this.items.push(item);
  };
  var button = {};
  button.onclick = function () {};
}

boot = function () {};
Late = class {
  run() {}
};

const [first, ...[second, third]] = boot();
