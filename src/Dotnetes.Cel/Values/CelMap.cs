using Dotnetes.Cel.Types;

namespace Dotnetes.Cel.Values;

/// <summary>A map or an object: keys with their values.</summary>
public abstract class CelMap
{
    /// <summary>How many entries there are.</summary>
    public abstract int Count { get; }

    /// <summary>For objects with declared fields: their type.</summary>
    public virtual CelType? ObjectType => null;

    /// <summary>The key at an index from 0.</summary>
    public abstract CelValue KeyAt(int index);

    /// <summary>The value of a key.</summary>
    public abstract bool TryGet(in CelValue key, out CelValue value);

    /// <summary>The value of a key that is text.</summary>
    public virtual bool TryGet(string key, out CelValue value) => TryGet(CelValue.Of(key), out value);

    /// <summary>The entries.</summary>
    public IEnumerable<KeyValuePair<CelValue, CelValue>> Enumerate()
    {
        for (var i = 0; i < Count; i++)
        {
            var key = KeyAt(i);
            if (TryGet(key, out var value))
            {
                yield return new(key, value);
            }
        }
    }
}
