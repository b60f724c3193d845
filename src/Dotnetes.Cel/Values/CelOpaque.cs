using Dotnetes.Cel.Types;

namespace Dotnetes.Cel.Values;

/// <summary>A value with methods only, such as a quantity or an address.</summary>
public abstract class CelOpaque
{
    /// <summary>The type, which tells overloads apart.</summary>
    public abstract CelType Type { get; }

    /// <summary>Whether the other value is the same.</summary>
    public abstract bool IsSame(CelOpaque other);

    /// <summary>A hash that the same values share.</summary>
    public abstract int Hash();
}
