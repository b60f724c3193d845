namespace Dotnetes.Cel.Types;

/// <summary>The kinds of static types.</summary>
public enum CelTypeKind
{
    /// <summary>What an erroneous expression has; it fits everywhere, so that one mistake is told once.</summary>
    Error,

    /// <summary>Anything, checked when evaluated.</summary>
    Dyn,

    /// <summary>Anything, as declared by schemas.</summary>
    Any,

    /// <summary>The type of null.</summary>
    Null,

    /// <summary>True and false.</summary>
    Bool,

    /// <summary>Whole numbers of 64 bits with a sign.</summary>
    Int,

    /// <summary>Whole numbers of 64 bits without a sign.</summary>
    Uint,

    /// <summary>Floating point numbers of 64 bits.</summary>
    Double,

    /// <summary>Text.</summary>
    String,

    /// <summary>Bytes.</summary>
    Bytes,

    /// <summary>Points in time.</summary>
    Timestamp,

    /// <summary>Spans of time.</summary>
    Duration,

    /// <summary>Lists.</summary>
    List,

    /// <summary>Maps.</summary>
    Map,

    /// <summary>Types as values.</summary>
    Type,

    /// <summary>Values with methods only, such as quantities; and optional values.</summary>
    Opaque,

    /// <summary>Objects with declared fields.</summary>
    Object,

    /// <summary>A type to be found by the checker.</summary>
    Parameter,
}
