using Dotnetes.Api.Discovery.V1;

namespace Dotnetes.Controllers.EndpointSlices;

/// <summary>What makes an endpoint the same one as before, whatever its conditions.</summary>
/// <param name="Addresses">Its addresses.</param>
/// <param name="HostName">Its host name.</param>
/// <param name="Namespace">The namespace of the object behind it.</param>
/// <param name="Name">The name of that object.</param>
internal readonly record struct EndpointIdentity(ValueList<string> Addresses, string? HostName, string? Namespace, string? Name)
{
    /// <summary>The identity of an endpoint.</summary>
    public static EndpointIdentity Of(Endpoint endpoint) => new(endpoint.Addresses, endpoint.Hostname, endpoint.TargetRef?.Namespace, endpoint.TargetRef?.Name);
}
