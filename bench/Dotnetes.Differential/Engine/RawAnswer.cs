namespace Dotnetes.Differential.Engine;

/// <summary>An answer as it came; code zero is one that did not come.</summary>
/// <param name="Code">The status code.</param>
/// <param name="Headers">The headers in order, names in lower case.</param>
/// <param name="Body">The body, without its transfer encoding.</param>
internal sealed record RawAnswer(int Code, IReadOnlyList<(string Name, string Value)> Headers, byte[] Body)
{
    /// <summary>The values of a header, joined.</summary>
    public string Header(string name) => string.Join(" | ", Headers.Where(h => h.Name == name).Select(h => h.Value));
}
