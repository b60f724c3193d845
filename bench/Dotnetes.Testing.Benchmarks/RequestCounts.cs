using System.Collections.Concurrent;
using Dotnetes.Client;
using Dotnetes.Client.Transport;

namespace Dotnetes.Testing.Benchmarks;

/// <summary>Who asked for what, and how often.</summary>
internal sealed class RequestCounts
{
    private readonly ConcurrentDictionary<(string User, string Verb, string Resource), int> _counts = new();

    public int Total => _counts.Values.Sum();

    public IKubeTransport Count(string user, IKubeTransport inner) => new Counting(this, user.StartsWith("system:node:", StringComparison.Ordinal) ? "system:node" : user, inner);

    public void Print()
    {
        foreach (var (request, count) in _counts.OrderByDescending(c => c.Value).Take(20))
        {
            Console.WriteLine($"{count,8} {request.Verb} {request.Resource} by {request.User}");
        }
    }

    private sealed class Counting(RequestCounts counts, string user, IKubeTransport inner) : IKubeTransport
    {
        public ValueTask<KubeResponse> Send(KubeRequest request, CancellationToken cancellationToken)
        {
            Note(request, request.Verb);
            return inner.Send(request, cancellationToken);
        }

        public IAsyncEnumerable<KubeWatchFrame> Watch(KubeRequest request, CancellationToken cancellationToken)
        {
            Note(request, "watch");
            return inner.Watch(request, cancellationToken);
        }

        private void Note(KubeRequest request, string verb) => counts._counts.AddOrUpdate(
            (user, verb, request.Subresource.Length > 0 ? $"{request.Resource}/{request.Subresource}" : request.Resource), 1, static (_, count) => count + 1);
    }
}
