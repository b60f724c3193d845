using Dotnetes.ApiServer.Resources.AdmissionRegistration;
using Dotnetes.ApiServer.Resources.ApiExtensions;
using Dotnetes.ApiServer.Resources.ApiRegistration;
using Dotnetes.ApiServer.Resources.Apps;
using Dotnetes.ApiServer.Resources.Autoscaling;
using Dotnetes.ApiServer.Resources.Batch;
using Dotnetes.ApiServer.Resources.Certificates;
using Dotnetes.ApiServer.Resources.Coordination;
using Dotnetes.ApiServer.Resources.Core;
using Dotnetes.ApiServer.Resources.Core.ServiceAllocation;
using Dotnetes.ApiServer.Resources.DeviceAllocation;
using Dotnetes.ApiServer.Resources.Discovery;
using Dotnetes.ApiServer.Resources.Events;
using Dotnetes.ApiServer.Resources.FlowControl;
using Dotnetes.ApiServer.Resources.Networking;
using Dotnetes.ApiServer.Resources.Policy;
using Dotnetes.ApiServer.Resources.Rbac;
using Dotnetes.ApiServer.Resources.RuntimeClasses;
using Dotnetes.ApiServer.Resources.Scheduling;
using Dotnetes.ApiServer.Resources.Storage;

namespace Dotnetes.ApiServer.Resources;

/// <summary>Every stored resource that the API server serves without being asked to.</summary>
public static class BuiltInResources
{
    private static readonly TimeSpan s_eventLife = TimeSpan.FromHours(1);

    /// <summary>The resources, by group in the order of discovery.</summary>
    public static IReadOnlyList<ResourceDefinition> All { get; } = Create(new(ServiceAllocationOptions.Default, new Random(1)));

    /// <summary>Makes a table of its own, for servers with ranges of their own or several servers in one process.</summary>
    /// <param name="services">Hands out the addresses and ports of services.</param>
    /// <param name="eventLife">How long events live (<c>--event-ttl</c>); an hour when not given.</param>
    public static IReadOnlyList<ResourceDefinition> Create(ServiceAllocator services, TimeSpan? eventLife = null) =>
    [
        .. CoreResources.Create(services, eventLife ?? s_eventLife),
        .. ApiRegistrationResources.Create(),
        .. AppsResources.Create(),
        .. EventsResources.Create(eventLife ?? s_eventLife),
        .. AutoscalingResources.Create(),
        .. BatchResources.Create(),
        .. CertificatesResources.Create(),
        .. NetworkingResources.Create(),
        .. PolicyResources.Create(),
        .. RbacResources.Create(),
        .. StorageResources.Create(),
        .. AdmissionRegistrationResources.Create(),
        .. ApiExtensionsResources.Create(),
        .. SchedulingResources.Create(),
        .. CoordinationResources.Create(),
        .. RuntimeClassesResources.Create(),
        .. DiscoveryResources.Create(),
        .. DeviceAllocationResources.Create(),
        .. FlowControlResources.Create(),
    ];
}
