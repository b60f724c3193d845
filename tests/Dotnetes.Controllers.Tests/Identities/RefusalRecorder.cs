using System.Runtime.CompilerServices;
using Dotnetes.Client;
using Dotnetes.Client.Transport;

namespace Dotnetes.Controllers.Tests.Identities;

/// <summary>A transport that notes what the server refuses for want of rights.</summary>
internal sealed class RefusalRecorder(IKubeTransport inner, List<string> refusals) : IKubeTransport
{
    public async ValueTask<KubeResponse> Send(KubeRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await inner.Send(request, cancellationToken);
        }
        catch (KubeApiException e)
        {
            Note(e);
            throw;
        }
    }

    public async IAsyncEnumerable<KubeWatchFrame> Watch(KubeRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var frames = inner.Watch(request, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            try
            {
                if (!await frames.MoveNextAsync())
                {
                    yield break;
                }
            }
            catch (KubeApiException e)
            {
                Note(e);
                throw;
            }

            yield return frames.Current;
        }
    }

    private void Note(KubeApiException refusal)
    {
        if (refusal.Status.Code == 403 && refusal.Message.Contains(" cannot ", StringComparison.Ordinal) && !refusals.Contains(refusal.Message))
        {
            refusals.Add(refusal.Message);
        }
    }
}
