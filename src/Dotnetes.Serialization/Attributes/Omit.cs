namespace Dotnetes.Serialization.Attributes;

/// <summary>When a field is left out of JSON.</summary>
public enum Omit
{
    /// <summary>When empty, zero or null. Records that are not nullable are always written.</summary>
    WhenEmpty,

    /// <summary>Never; a collection that was never set is written as null.</summary>
    Never,

    /// <summary>When zero, records included.</summary>
    WhenZero,
}
