using Dotnetes.ApiServer.Pipeline;
using Dotnetes.ApiServer.Resources;

namespace Dotnetes.ApiServer.Registry;

/// <summary>A subresource that is more than a part of its object: scale, binding, eviction, token and the like.</summary>
internal interface ISubresource
{
    /// <summary>Its name.</summary>
    string Name { get; }

    /// <summary>Whether it belongs to a resource.</summary>
    bool Serves(ResourceDefinition definition);

    /// <summary>Carries out a request; the verb is one that the definition declares.</summary>
    ValueTask<ApiResponse> Send(RequestContext context, ResourceEndpoint endpoint);
}
