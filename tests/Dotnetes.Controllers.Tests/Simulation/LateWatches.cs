using System.Runtime.CompilerServices;
using Dotnetes.Client;
using Dotnetes.Client.Transport;

namespace Dotnetes.Controllers.Tests.Simulation;

/// <summary>A connection on which the watches of some resources tell what happens later than the others.</summary>
internal sealed class LateWatches(IKubeTransport inner, TimeProvider time) : IKubeTransport
{
    /// <summary>How much later, by the plural names of the resources.</summary>
    public Dictionary<string, TimeSpan> Delays { get; } = [];

    public ValueTask<KubeResponse> Send(KubeRequest request, CancellationToken cancellationToken) => inner.Send(request, cancellationToken);

    public async IAsyncEnumerable<KubeWatchFrame> Watch(KubeRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var frame in inner.Watch(request, cancellationToken))
        {
            if (Delays.TryGetValue(request.Resource, out var delay))
            {
                await Task.Delay(delay, time, cancellationToken);
            }

            yield return frame;
        }
    }
}
