using Dotnetes.ApiServer.Tests.Serving;
using Dotnetes.Tests.Shared;
using Microsoft.Extensions.Logging;

namespace Dotnetes.ApiServer.Tests.Fuzz;

/// <summary>Whatever clients send, the server answers, never by its own fault.</summary>
public sealed class FuzzTests : IAsyncLifetime
{
    private readonly RecordedLog _log = new(LogLevel.Error);
    private TestServer _server = null!;
    private FuzzClient _client = null!;

    public async Task InitializeAsync()
    {
        _server = await TestServer.Start(https: true, o => o with { Logging = _log });
        _client = new(_server);
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(6)]
    public async Task Any_request_gets_an_answer_that_is_no_failure_of_the_server(int seed)
    {
        var generator = _client.Generator(seed);
        await _client.SendAll(Enumerable.Range(0, 3000).Select(_ => generator.Anything()));
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task A_damaged_object_of_any_kind_gets_an_answer_that_is_no_failure_of_the_server()
    {
        var generator = _client.Generator(3);
        await _client.SendAll(Sample.All.SelectMany(s => Enumerable.Repeat(s, 30)).Select(generator.Damaged));
        Assert.Empty(_log.Lines);
    }
}
