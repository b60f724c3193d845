namespace Dotnetes.Differential.Engine;

/// <summary>A request as it goes over the wire, without anything that a client library would add or mend.</summary>
/// <param name="Text">How it stands in the corpus.</param>
/// <param name="Method">The method.</param>
/// <param name="Path">Path and query, as written.</param>
/// <param name="Headers">The headers; one whose value is <c>-</c> is not sent.</param>
/// <param name="Body">The body; null when there is none.</param>
/// <param name="Captures">Names, and which members of the answer they keep.</param>
/// <param name="IsSilent">Whether the answers are not compared.</param>
internal sealed record CorpusRequest(
    string Text,
    string Method,
    string Path,
    IReadOnlyDictionary<string, string> Headers,
    byte[]? Body,
    IReadOnlyList<(string Name, string Path)> Captures,
    bool IsSilent);
