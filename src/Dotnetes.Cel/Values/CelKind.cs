namespace Dotnetes.Cel.Values;

/// <summary>The kinds of values.</summary>
public enum CelKind : byte
{
    /// <summary>An error: what evaluation has come to.</summary>
    Error,

    /// <summary>Null.</summary>
    Null,

    /// <summary>True or false.</summary>
    Bool,

    /// <summary>A signed whole number.</summary>
    Int,

    /// <summary>An unsigned whole number.</summary>
    Uint,

    /// <summary>A floating point number.</summary>
    Double,

    /// <summary>Text.</summary>
    String,

    /// <summary>Bytes.</summary>
    Bytes,

    /// <summary>A point in time.</summary>
    Timestamp,

    /// <summary>A span of time.</summary>
    Duration,

    /// <summary>A list.</summary>
    List,

    /// <summary>A map or an object.</summary>
    Map,

    /// <summary>A type.</summary>
    Type,

    /// <summary>An opaque value.</summary>
    Opaque,

    /// <summary>A value that may be missing.</summary>
    Optional,
}
