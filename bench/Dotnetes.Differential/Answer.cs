using System.Text.Json.Nodes;

namespace Dotnetes.Differential;

/// <summary>What a server answered; the document is null when the body is no JSON.</summary>
internal sealed record Answer(int Code, string ContentType, JsonNode? Document, string Text, IReadOnlyList<string> Warnings);
