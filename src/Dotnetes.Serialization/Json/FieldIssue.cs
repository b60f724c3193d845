namespace Dotnetes.Serialization.Json;

/// <summary>A field that lax decoding drops and strict decoding reports.</summary>
/// <param name="Kind">What is wrong with it.</param>
/// <param name="Path">Its path, such as <c>spec.containers[0].imagee</c>.</param>
public readonly record struct FieldIssue(FieldIssueKind Kind, string Path)
{
    /// <summary>The wording of upstream's strict decoder, which clients match on.</summary>
    public override string ToString() => $"{(Kind == FieldIssueKind.Unknown ? "unknown" : "duplicate")} field \"{Path}\"";
}
