using Dotnetes.Api.Meta.V1;
using Dotnetes.Client.Discovery;

namespace Dotnetes.Controllers.Monitoring;

/// <summary>Is told about the objects of all monitored resources. It is called from several loops, and must be quick.</summary>
/// <param name="resource">The resource.</param>
/// <param name="old">The object as it was; null for additions.</param>
/// <param name="current">The object as it is; null for deletions.</param>
public delegate void ResourceMonitorHandler(DiscoveredResource resource, PartialObjectMetadata? old, PartialObjectMetadata? current);
