using Dotnetes.Api.Core.V1;

namespace Dotnetes.Kubelet.Env;

/// <summary>Reads what pods of this node refer to. A missing object is null; other failures are thrown.</summary>
internal interface IObjectReader
{
    /// <summary>A config map.</summary>
    ValueTask<ConfigMap?> ConfigMap(string ns, string name, CancellationToken cancellationToken);

    /// <summary>A secret.</summary>
    ValueTask<Secret?> Secret(string ns, string name, CancellationToken cancellationToken);

    /// <summary>The services of a namespace.</summary>
    ValueTask<IReadOnlyList<Service>> Services(string ns, CancellationToken cancellationToken);
}
