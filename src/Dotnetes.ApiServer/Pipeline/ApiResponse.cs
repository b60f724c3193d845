using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Caching;
using Dotnetes.ApiServer.Registry;
using Dotnetes.ApiServer.Resources;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.ApiServer.Pipeline;

/// <summary>What a request leads to, before it is encoded.</summary>
internal abstract record ApiResponse
{
    /// <summary>An object of a resource.</summary>
    public sealed record Object(int Code, ResourceDefinition Definition, CachedObject Item) : ApiResponse;

    /// <summary>Anything else with a kind: a Status, a Scale, a review.</summary>
    public sealed record Value(int Code, IKubeKind Content) : ApiResponse;

    /// <summary>A list of objects of a resource.</summary>
    public sealed record List(ResourceDefinition Definition, IReadOnlyList<CachedObject> Items, ListMeta Metadata) : ApiResponse;

    /// <summary>A connection through to something else; whoever has the client's connection serves it.</summary>
    public sealed record Connection(Func<HttpContext, Task> Serve) : ApiResponse;

    /// <summary>A watch.</summary>
    public sealed record Watch(ResourceDefinition Definition, WatchSession Session) : ApiResponse;
}
