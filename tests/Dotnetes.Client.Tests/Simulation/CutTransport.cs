using Dotnetes.Client.Transport;

namespace Dotnetes.Client.Tests.Simulation;

/// <summary>A connection that can be cut.</summary>
internal sealed class CutTransport(IKubeTransport inner) : IKubeTransport
{
    public bool IsCut { get; set; }

    public async ValueTask<KubeResponse> Send(KubeRequest request, CancellationToken cancellationToken)
    {
        Check();
        var response = await inner.Send(request, cancellationToken);

        // The request may have been done although its answer is lost.
        Check();
        return response;
    }

    public IAsyncEnumerable<KubeWatchFrame> Watch(KubeRequest request, CancellationToken cancellationToken)
    {
        Check();
        return inner.Watch(request, cancellationToken);
    }

    private void Check()
    {
        if (IsCut)
        {
            throw new KubeTransportException("cut");
        }
    }
}
