namespace Dotnetes.ApiServer.OpenApi;

/// <summary>A path with its operations.</summary>
/// <param name="Path">The path, with placeholders.</param>
/// <param name="Tag">Where documentation files it.</param>
/// <param name="Operations">The operations.</param>
internal sealed record OpenApiPath(string Path, string Tag, IReadOnlyList<OpenApiOperation> Operations);
