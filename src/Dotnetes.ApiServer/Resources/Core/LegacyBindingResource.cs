using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Pipeline;

namespace Dotnetes.ApiServer.Resources.Core;

/// <summary><c>bindings</c>: the first form of the pods' subresource <c>binding</c>, to which it leads; the pod is the one that the body names.</summary>
internal sealed class LegacyBindingResource : VirtualResource
{
    /// <inheritdoc/>
    public override KindCodec Codec { get; } = KindCodec.Of<Binding>();

    /// <inheritdoc/>
    public override string Singular => "binding";

    /// <inheritdoc/>
    internal override RequestInfo Forward(RequestInfo info, IKubeKind body) => info with { Resource = "pods", Name = ((Binding)body).Metadata.Name, Subresource = "binding" };
}
