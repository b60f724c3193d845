namespace Dotnetes.Cel.Types;

/// <summary>A field of a type of objects.</summary>
/// <param name="Name">The name in expressions.</param>
/// <param name="Type">The type.</param>
public sealed record CelField(string Name, CelType Type)
{
    /// <summary>The name in JSON, where it differs: names that are no identifiers are escaped in expressions.</summary>
    public string JsonName { get; init; } = Name;

    /// <summary>At most how many elements, bytes or code points the value has; null when that is not known. Of lists and maps only the outer one.</summary>
    public ulong? MaxSize { get; init; }
}
