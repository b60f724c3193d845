namespace Dotnetes.Machinery.Apply;

/// <summary>Which scalars a value may be.</summary>
public enum ScalarKind
{
    /// <summary>None: the value is a list or a map.</summary>
    None,

    /// <summary>A string.</summary>
    String,

    /// <summary>A number.</summary>
    Numeric,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>Any of them.</summary>
    Any,
}
