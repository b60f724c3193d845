namespace Dotnetes.Api.Meta.V1;

/// <summary>What a table row carries of its object: nothing, the metadata, or all of it.</summary>
public static class IncludeObjectPolicy
{
    /// <summary>The value <c>None</c>.</summary>
    public const string None = "None";

    /// <summary>The value <c>Metadata</c>.</summary>
    public const string Metadata = "Metadata";

    /// <summary>The value <c>Object</c>.</summary>
    public const string Object = "Object";
}
