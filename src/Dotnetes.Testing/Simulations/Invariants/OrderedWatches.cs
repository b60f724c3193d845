using System.Globalization;
using System.Runtime.CompilerServices;
using Dotnetes.Client;
using Dotnetes.Client.Transport;

namespace Dotnetes.Testing.Simulations.Invariants;

/// <summary>Looks on as a client watches: resource versions only grow, and begin after the one that was asked for.</summary>
/// <param name="inner">The client's way.</param>
/// <param name="user">The client's user.</param>
/// <param name="report">Is told what is wrong.</param>
/// <param name="onRequest">Is told of every request.</param>
internal sealed class OrderedWatches(IKubeTransport inner, string user, Action<string> report, Action onRequest) : IKubeTransport
{
    public ValueTask<KubeResponse> Send(KubeRequest request, CancellationToken cancellationToken)
    {
        onRequest();
        return inner.Send(request, cancellationToken);
    }

    public async IAsyncEnumerable<KubeWatchFrame> Watch(KubeRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        onRequest();
        var isOrdered = request.Query.TryGetValue("resourceVersion", out var from) && Number(from) > 0;
        var last = isOrdered ? Number(from!) : 0;
        IKubeKind? before = null;
        await foreach (var frame in inner.Watch(request, cancellationToken))
        {
            if (isOrdered && frame.Value is IKubeObject value)
            {
                var version = Number(value.Metadata.ResourceVersion);
                if (version < last || (version == last && frame.Type != WatchEventType.Bookmark && !ReferenceEquals(frame.Value, before)))
                {
                    report(string.Create(CultureInfo.InvariantCulture, $"the watch of {user} on {request.Resource} came to version {version} after {last}"));
                }

                last = version;
                before = frame.Value;
            }

            yield return frame;
        }
    }

    private static long Number(string version) => long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
