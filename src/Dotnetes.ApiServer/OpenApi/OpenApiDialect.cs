namespace Dotnetes.ApiServer.OpenApi;

/// <summary>The versions of OpenAPI that are published.</summary>
internal enum OpenApiDialect
{
    /// <summary>Swagger 2.0.</summary>
    V2,

    /// <summary>OpenAPI 3.0.</summary>
    V3,
}
