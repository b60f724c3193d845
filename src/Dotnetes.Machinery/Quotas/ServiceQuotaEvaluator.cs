using Dotnetes.Api.Core.V1;
using Dotnetes.Api;
using Dotnetes.Serialization.Collections;
using Dotnetes.Serialization.Scalars;

namespace Dotnetes.Machinery.Quotas;

/// <summary>Counts services, their node ports and their load balancers.</summary>
public sealed class ServiceQuotaEvaluator() : QuotaEvaluator(new("", "services"))
{
    /// <inheritdoc/>
    public override bool NeedsObject => true;

    /// <inheritdoc/>
    public override bool Handles(QuotaOperation operation, string subresource, IKubeObject current, IKubeObject? old) => subresource.Length == 0;

    /// <inheritdoc/>
    public override bool Tracks(string resourceName) =>
        base.Tracks(resourceName) || resourceName is ResourceName.Services or ResourceName.ServicesNodeports or ResourceName.ServicesLoadbalancers;

    /// <inheritdoc/>
    public override ValueMap<Quantity> Usage(IKubeObject value, DateTimeOffset now)
    {
        var spec = ((Service)value).Spec;

        // Admission comes before ports are given out, so what is asked for counts.
        var nodePorts = spec.Type switch
        {
            ServiceType.NodePort => spec.Ports.Count,
            ServiceType.LoadBalancer when spec.AllocateLoadBalancerNodePorts == false => spec.Ports.Count(static p => p.NodePort != 0),
            ServiceType.LoadBalancer => spec.Ports.Count,
            _ => 0,
        };
        return ValueMap.Of(
            (CountName, One),
            (ResourceName.Services, One),
            (ResourceName.ServicesNodeports, Quantity.FromInteger(nodePorts)),
            (ResourceName.ServicesLoadbalancers, Quantity.FromInteger(spec.Type == ServiceType.LoadBalancer ? 1 : 0)));
    }

    /// <inheritdoc/>
    public override bool Frees(IKubeObject old, IKubeObject current, DateTimeOffset now) => Charged((Service)old) != Charged((Service)current);

    private static string Charged(Service service) => service.Spec.Type is ServiceType.NodePort or ServiceType.LoadBalancer ? service.Spec.Type : "";
}
