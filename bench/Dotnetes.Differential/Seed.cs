using System.Text.Json.Nodes;

namespace Dotnetes.Differential;

/// <summary>A valid object and where it belongs.</summary>
internal sealed record Seed(string ApiVersion, string Kind, string Plural, bool Namespaced, bool HasStatus, JsonObject Value)
{
    public string Name => (string?)Value["metadata"]?["name"] ?? "";

    public string Collection => (ApiVersion.Contains('/') ? $"/apis/{ApiVersion}" : $"/api/{ApiVersion}") + (Namespaced ? $"/namespaces/{Differential.Namespace}" : "") + $"/{Plural}";

    public string Path => $"{Collection}/{Name}";
}
