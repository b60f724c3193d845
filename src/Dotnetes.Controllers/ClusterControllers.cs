using Dotnetes.Controllers.EndpointSliceMirroring;
using Dotnetes.Controllers.EndpointSlices;
using Dotnetes.Controllers.LegacyEndpoints;

namespace Dotnetes.Controllers;

/// <summary>The controllers that keep what a cluster needs besides workloads: endpoints, identities, namespaces.</summary>
internal static class ClusterControllers
{
    /// <summary>Makes them.</summary>
    public static IEnumerable<IController> Create(ControllerContext context, ControllerSetOptions options) =>
    [
        new EndpointSliceController(context, options.Services),
        new EndpointsController(context, options.Services),
        new EndpointSliceMirroringController(context, options.Services),
    ];
}
