using System.Net;
using Dotnetes.ApiServer.Tests.Serving;

namespace Dotnetes.ApiServer.Tests.Fuzz;

/// <summary>Sends made-up requests to a server, several at a time, and fails when one has no answer or a failure of the server for one.</summary>
internal sealed class FuzzClient(TestServer server)
{
    private const int Together = 8;

    public RequestGenerator Generator(int seed) => new(new Random(seed), [.. server.Host.Core.Table.Snapshot.Endpoints.Select(e => e.Definition)], Sample.All);

    public async Task SendAll(IEnumerable<FuzzRequest> requests)
    {
        // The requests are made in order, before any is sent, so that the same seed means the same requests.
        await Parallel.ForEachAsync(requests.ToList(), new ParallelOptions { MaxDegreeOfParallelism = Together }, async (request, _) => await Send(request));
    }

    private async Task Send(FuzzRequest request)
    {
        // Sent as written: nobody tidies the path.
        var uri = new Uri(server.Host.Url + request.Target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var message = new HttpRequestMessage(new(request.Method), uri);
        if (request.Body is not null)
        {
            message.Content = new ByteArrayContent(request.Body);
        }

        foreach (var (name, value) in request.Headers)
        {
            if (!name.StartsWith("Content-", StringComparison.Ordinal))
            {
                message.Headers.TryAddWithoutValidation(name, value);
            }
            else if (value.Length > 0)
            {
                message.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        try
        {
            using var response = await server.Http.SendAsync(message, HttpCompletionOption.ResponseContentRead, limit.Token);
            if (response.StatusCode == HttpStatusCode.InternalServerError)
            {
                Assert.Fail($"{request}\n\n500 {await response.Content.ReadAsStringAsync(limit.Token)}");
            }
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"no answer: {request}");
        }
        catch (HttpRequestException e)
        {
            // A client that cannot even send it proves nothing; and what is no HTTP at all is refused before its body is read.
            var refused = request.Target.Contains("%00", StringComparison.Ordinal) || request.Target.Any(c => c > 127);
            Assert.True(refused || (e.HttpRequestError is HttpRequestError.Unknown && e.InnerException is null or FormatException), $"{request}\n\n{e}");
        }
    }
}
