using System;
using IO = System.IO;
global using static System.Math;

[assembly: CLSCompliant(true)]

namespace Demo.Shapes;

/// <summary>What can be drawn.</summary>
public interface IShape<T> where T : struct
{
    double Area { get; }
    void Draw(Canvas canvas);
    static abstract T Zero { get; }
}

public delegate int Comparer<T>(T left, T right);

[Flags]
public enum Color : byte { Red = 1, Green }

/// A point.
public readonly record struct Point(double X, double Y);

public record Person(string Name) : Entity(Name), IEquatable<Person>
{
    public int Age { get; init; } = 3;
}

public abstract partial class Box<T> : Shape, IShape<T>, IDisposable where T : struct, IComparable
{
    private const int Limit = 10, Low = 1;
    private readonly List<T> items = new();
    public event EventHandler? Changed, Closed;
    public event Action Opened { add { } remove { } }

    // Makes one.
    public Box(int size) : base(size) { items = new List<T>(size); }
    ~Box() { }

    public T this[int index] => items[index];
    public double Area => Math.Sqrt(items.Count);
    void IDisposable.Dispose() => Close();
    public static Box<T> operator +(Box<T> a, Box<T> b) => a;
    public static explicit operator int(Box<T> b) => 0;

    [Obsolete("old")]
    public async Task<int> Run<TKey>(TKey key, params string[] args)
    {
        int Local(int n) => n + 1;
        var point = new Point { X = 1 };
        Func<int, int> twice = x => x * 2;
        foreach (var item in items) { await item.Draw(); }
        if (key is string text && text.Length > 0) return Local(nameof(Run).Length);
        return this?.Count(typeof(Color)) ?? (int)Color.Red;
    }

    protected abstract void Close();

    private sealed class Node { internal Node? Next; }
}

class Service(IShape shape, System.Text.Encoder encoder) { }

static class Extensions
{
    public static int Twice(this int n) => n * 2;
}
