<h1><?= $title ?></h1>
<?php

declare(strict_types=1);

namespace App\Shapes;

use App\Base;
use App\Contracts\{Shape as ShapeContract, Named};
use function App\helpers\area;

require_once 'helpers.php';

/** The largest radius. */
const LIMIT = 10, LOWEST = 1;
define('EPSILON', 0.1);

$registry = new Registry();
$square = function (int $x): int {
    $local = $x;
    return $local * $x;
};
$double = fn($x) => $x * 2;

/**
 * A round thing.
 */
#[Entity(table: 'circles')]
final class Circle extends Base implements ShapeContract, Named
{
    use Measures, Prints {
        Measures::show insteadof Prints;
    }

    public const int SIDES = 0;
    protected static ?Registry $registry = null;
    private float $radius = 1.0, $area;
    public string $label {
        get => strtoupper($this->label);
    }

    /** Makes a circle. */
    public function __construct(
        private readonly Center|null $center,
        #[Sensitive] protected int $color = 0,
        float $radius = self::SIDES,
    ) {
        parent::__construct($radius);
    }

    public static function &of(float $radius): static
    {
        function helper(): void {}
        helper();
        $copy = new static($radius);
        $shape = new \App\Shapes\Square(2);
        return $copy->scale(Unit::default())?->fill(LIMIT);
    }

    abstract protected function list(): array;

    private function handler(): object
    {
        return new class extends Base {
            public $inner;

            public function run() {}
        };
    }
}

interface Shape extends Named, \Countable
{
    const EDGES = 1;
    public function area(): float;
}

trait Measures
{
    private $unit;
    abstract function show();
}

enum Suit: string implements Named
{
    case Hearts = 'H';
    case Spades = 'S';

    public function label(): string
    {
        try {
            return match ($this) { Suit::Hearts => 'Red' };
        } catch (ParseError | \TypeError $error) {
            return $error instanceof Named ? 'n' : 'e';
        }
    }
}

if (!function_exists('build')) {
    function build(string ...$parts)
    {
        static $count = 0;
        array_map(function ($part) { $seen = $part; }, $parts);
    }
}
