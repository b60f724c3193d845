namespace Dotnetes.Client;

/// <summary>A successful answer.</summary>
/// <param name="Code">The HTTP status code.</param>
/// <param name="Value">The object; null when the resource's kind is not compiled in (see <paramref name="Json"/>).</param>
/// <param name="Json">The body as JSON when <paramref name="Value"/> is null.</param>
public sealed record KubeResponse(int Code, IKubeKind? Value, ReadOnlyMemory<byte> Json = default)
{
    /// <summary>Texts of Warning headers.</summary>
    public ValueList<string> Warnings { get; init; }
}
