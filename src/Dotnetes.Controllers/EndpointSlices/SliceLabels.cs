using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Discovery.V1;
using Dotnetes.Controllers.Services;

namespace Dotnetes.Controllers.EndpointSlices;

/// <summary>The labels of slices.</summary>
public static class SliceLabels
{
    /// <summary>Names the Service to which a slice belongs.</summary>
    public const string ServiceName = "kubernetes.io/service-name";

    /// <summary>Names who keeps a slice.</summary>
    public const string ManagedBy = "endpointslice.kubernetes.io/managed-by";

    /// <summary>Marks the endpoints of a Service without an address.</summary>
    public const string Headless = "service.kubernetes.io/headless";

    /// <summary>The labels that a slice of a Service has: those of the Service, and the reserved ones.</summary>
    public static ValueMap<string> Of(Service service, string manager)
    {
        var labels = WithoutReserved(service.Metadata.Labels);
        if (ServicePods.IsHeadless(service))
        {
            labels = labels.With(Headless, "");
        }

        return labels.With(ServiceName, service.Metadata.Name).With(ManagedBy, manager);
    }

    /// <summary>Whether a slice is kept by a certain controller.</summary>
    public static bool IsManagedBy(EndpointSlice slice, string manager) => slice.Metadata.Labels.GetValueOrDefault(ManagedBy) == manager;

    /// <summary>The prefix of generated names.</summary>
    public static string NamePrefix(string service) => service.Length < 63 ? service + "-" : service;

    /// <summary>Labels without those that controllers set on slices.</summary>
    public static ValueMap<string> WithoutReserved(ValueMap<string> labels) => labels.Without(ServiceName).Without(ManagedBy).Without(Headless);
}
