using System.Text.Json.Nodes;

namespace Dotnetes.Differential;

/// <summary>What a server answered; the document is null when the body is no JSON.</summary>
internal sealed record Answer(int Code, string ContentType, JsonNode? Document, string Text, IReadOnlyList<string> Warnings)
{
    /// <summary>The names of the objects of a list.</summary>
    public IEnumerable<string> Names => (Document?["items"] as JsonArray ?? []).Select(static i => (string)i!["metadata"]!["name"]!);
}
