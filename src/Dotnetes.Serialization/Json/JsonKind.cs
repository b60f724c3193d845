namespace Dotnetes.Serialization.Json;

/// <summary>The kinds of JSON values.</summary>
public enum JsonKind
{
    /// <summary>The literal null.</summary>
    Null,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A string.</summary>
    String,

    /// <summary>An array.</summary>
    Array,

    /// <summary>An object.</summary>
    Object,
}
