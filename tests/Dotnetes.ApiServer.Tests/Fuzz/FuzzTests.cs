using System.Net;
using Dotnetes.ApiServer.Tests.Serving;
using Dotnetes.Tests.Shared;
using Microsoft.Extensions.Logging;

namespace Dotnetes.ApiServer.Tests.Fuzz;

/// <summary>Whatever clients send, the server answers, never by its own fault, and forgets it.</summary>
public sealed class FuzzTests : IAsyncLifetime
{
    private const int Together = 8;

    // What upstream, too, answers with a 500: they blame the client all the same.
    private static readonly string[] Blameless = ["resourceVersion should not be set on objects to be created"];

    private readonly RecordedLog _log = new(LogLevel.Error);
    private TestServer _server = null!;

    public async Task InitializeAsync() => _server = await TestServer.Start(https: true, o => o with { Logging = _log });

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(6)]
    public async Task Any_request_gets_an_answer_that_is_no_failure_of_the_server(int seed)
    {
        var generator = Generator(seed);
        await SendAll(Enumerable.Range(0, 3000).Select(_ => generator.Anything()));
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task A_damaged_object_of_any_kind_gets_an_answer_that_is_no_failure_of_the_server()
    {
        var generator = Generator(3);
        await SendAll(Sample.All.SelectMany(s => Enumerable.Repeat(s, 30)).Select(generator.Damaged));
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task What_was_refused_leaves_no_memory_behind()
    {
        var random = new Random(4);
        var generator = Generator(5);
        async Task<long> Round()
        {
            await SendAll(Enumerable.Range(0, 1500).Select(_ => generator.Damaged(Sample.All[random.Next(Sample.All.Count)])));
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return GC.GetTotalMemory(forceFullCollection: true);
        }

        // The first rounds fill caches and pools.
        await Round();
        var before = await Round();
        var after = await Round();
        Assert.True(after - before < 8 * 1024 * 1024, $"{before:N0} bytes before, {after:N0} after");
    }

    private RequestGenerator Generator(int seed) => new(new Random(seed), [.. _server.Host.Core.Table.Snapshot.Endpoints.Select(e => e.Definition)], Sample.All);

    private async Task SendAll(IEnumerable<FuzzRequest> requests)
    {
        // The requests are made in order, before any is sent, so that the same seed means the same requests.
        await Parallel.ForEachAsync(requests.ToList(), new ParallelOptions { MaxDegreeOfParallelism = Together }, async (request, _) => await Send(request));
    }

    private async Task Send(FuzzRequest request)
    {
        // Sent as written: nobody tidies the path.
        var uri = new Uri(_server.Host.Url + request.Target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
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
            using var response = await _server.Http.SendAsync(message, HttpCompletionOption.ResponseContentRead, limit.Token);
            if (response.StatusCode == HttpStatusCode.InternalServerError)
            {
                var text = await response.Content.ReadAsStringAsync(limit.Token);
                Assert.True(Blameless.Any(b => text.Contains(b, StringComparison.Ordinal)), $"{request}\n\n{(int)response.StatusCode} {text}");
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
