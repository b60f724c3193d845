using System.Buffers;

namespace Dotnetes.Serialization.Collections;

/// <summary>Collects elements in pooled memory and makes one exactly sized <see cref="ValueList{T}"/> of them.</summary>
/// <typeparam name="T">The element type.</typeparam>
public struct ValueListBuilder<T>
{
    private T[]? _items;
    private int _count;

    /// <summary>Elements added so far.</summary>
    public readonly int Count => _count;

    /// <summary>Appends an element.</summary>
    public void Add(T item)
    {
        if (_items is null || _count == _items.Length)
        {
            Grow();
        }

        _items![_count++] = item;
    }

    /// <summary>The collected list; null (never set) when nothing was added. The builder is empty afterwards.</summary>
    public ValueList<T> ToListOrNull() => _items is null ? default : ToList();

    /// <summary>The collected list, empty but set when nothing was added. The builder is empty afterwards.</summary>
    public ValueList<T> ToList() => new(TakeArray());

    internal T[] TakeArray()
    {
        if (_items is null)
        {
            return [];
        }

        var result = new T[_count];
        Array.Copy(_items, result, _count);
        ArrayPool<T>.Shared.Return(_items, clearArray: System.Runtime.CompilerServices.RuntimeHelpers.IsReferenceOrContainsReferences<T>());
        _items = null;
        _count = 0;
        return result;
    }

    private void Grow()
    {
        var larger = ArrayPool<T>.Shared.Rent(Math.Max(8, _count * 2));
        if (_items is not null)
        {
            Array.Copy(_items, larger, _count);
            ArrayPool<T>.Shared.Return(_items, clearArray: System.Runtime.CompilerServices.RuntimeHelpers.IsReferenceOrContainsReferences<T>());
        }

        _items = larger;
    }
}
