using Dotnetes.Serialization.Schema;

namespace Dotnetes.ApiServer.Resources.Validation;

/// <summary>A field of one of upstream's internal types.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="Published">The published field; null when the type has none.</param>
internal sealed record InternalField(string Name, FieldSchema? Published)
{
    /// <summary>Whether it can be null there; null when that is as published.</summary>
    public bool? Nullable { get; init; }

    /// <summary>The JSON that always stands there, when nothing is published; otherwise null.</summary>
    public string? Constant { get; init; }

    /// <summary>The JSON name of the field of the enclosing struct that holds the value; otherwise null.</summary>
    public string? Outer { get; init; }
}
