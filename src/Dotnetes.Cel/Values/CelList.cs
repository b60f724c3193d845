namespace Dotnetes.Cel.Values;

/// <summary>A list of values.</summary>
public abstract class CelList
{
    /// <summary>How many elements there are.</summary>
    public abstract int Count { get; }

    /// <summary>The element at an index from 0.</summary>
    public abstract CelValue this[int index] { get; }

    /// <summary>The elements in order.</summary>
    public IEnumerable<CelValue> Enumerate()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }
}
