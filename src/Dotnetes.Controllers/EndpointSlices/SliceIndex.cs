using Dotnetes.Api.Discovery.V1;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Reconciling;

namespace Dotnetes.Controllers.EndpointSlices;

/// <summary>Finds slices by the Service that they name.</summary>
internal static class SliceIndex
{
    private const string Name = "service";

    /// <summary>Adds the index to an informer.</summary>
    public static void Add(IInformer<EndpointSlice> slices) => slices.AddIndex(Name, s => ServiceOf(s) is { } key ? [key.ToString()] : []);

    /// <summary>The slices that name a Service.</summary>
    public static IReadOnlyList<EndpointSlice> Find(IInformer<EndpointSlice> slices, ObjectKey service) => slices.ByIndex(Name, service.ToString());

    /// <summary>The Service that a slice names, or null.</summary>
    public static ObjectKey? ServiceOf(EndpointSlice slice) =>
        slice.Metadata.Labels.GetValueOrDefault(SliceLabels.ServiceName) is { Length: > 0 } name ? new(slice.Metadata.Namespace, name) : null;
}
