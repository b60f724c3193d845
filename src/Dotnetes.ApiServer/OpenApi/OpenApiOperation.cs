using Dotnetes.Serialization.Schema;

namespace Dotnetes.ApiServer.OpenApi;

/// <summary>One operation of a path.</summary>
/// <param name="Method">The HTTP method in lower case.</param>
/// <param name="Id">The operation id.</param>
/// <param name="Action">The Kubernetes action, such as <c>list</c>.</param>
/// <param name="Kind">The kind that the operation is about; null when it is about none.</param>
/// <param name="Query">The query parameters, as name and type.</param>
/// <param name="Body">The definition of the body; empty when there is none.</param>
/// <param name="Responses">The definitions of the answers by status code; an empty one is a text.</param>
internal sealed record OpenApiOperation(
    string Method,
    string Id,
    string Action,
    KindInfo? Kind,
    IReadOnlyList<(string Name, string Type)> Query,
    string Body,
    IReadOnlyList<(int Code, string Schema)> Responses)
{
    /// <summary>What it does, where that does not follow from action and kind.</summary>
    public string Description { get; init; } = "";

    /// <summary>The media types of the body.</summary>
    public IReadOnlyList<string> Consumes { get; init; } = ["*/*"];

    /// <summary>The media types of the answer.</summary>
    public IReadOnlyList<string> Produces { get; init; } = ["application/json", "application/yaml", "application/vnd.kubernetes.protobuf"];
}
