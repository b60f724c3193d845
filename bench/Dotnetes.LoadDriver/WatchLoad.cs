using System.Diagnostics;

namespace Dotnetes.LoadDriver;

/// <summary>Many watchers of one collection while it changes: what the delivery of one event to one watcher costs.</summary>
internal sealed class WatchLoad(Server server, Options options, string ns)
{
    private const int Events = 1000;

    private long _delivered;
    private int _begun;

    public async Task Run(int watchers)
    {
        var maps = $"/api/v1/namespaces/{ns}/configmaps";
        await server.Send(0, "PATCH", $"{maps}/watched?fieldManager=load&force=true", """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"watched"},"data":{}}""", "application/apply-patch+yaml");
        var alone = await Change(maps, 0);
        using var stop = new CancellationTokenSource();

        // A connection carries a hundred streams.
        var clients = Enumerable.Range(0, (watchers + 99) / 100).Select(_ => server.Open()).ToList();
        var watches = Enumerable.Range(0, watchers).Select(i => Watch(clients[i / 100], $"{maps}?watch=1&fieldSelector=metadata.name=watched&timeoutSeconds=600", stop.Token)).ToList();
        await Until(() => Volatile.Read(ref _begun) == watchers);
        await Task.Delay(1000);
        Interlocked.Exchange(ref _delivered, 0);
        var start = Stopwatch.GetTimestamp();
        var together = await Change(maps, watchers);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Figures.Print($"{watchers} watchers", _delivered / seconds, "events/s");
        if (options.Processes.Length > 0)
        {
            Figures.Print($"{watchers} watchers, server CPU per delivered event", together * 1e6 / _delivered, "us");

            // What the changes cost when nobody watches is not the watchers' part.
            Figures.Print($"{watchers} watchers, server CPU per delivered event without the change itself", (together - alone) * 1e6 / _delivered, "us");
        }

        await stop.CancelAsync();
        await Task.WhenAll(watches);
        clients.ForEach(c => c.Dispose());
    }

    // Changes the object and waits until every watcher was told; gives the processor time that it took the server, in seconds.
    private async Task<double> Change(string maps, int watchers)
    {
        var cpu = ProcessUse.Seconds(options.Processes);
        for (var i = 0; i < Events; i++)
        {
            await server.Send(i, "PATCH", $"{maps}/watched", $$$"""{"data":{"n":"{{{watchers}}}-{{{i}}}"}}""", "application/merge-patch+json");
        }

        await Until(() => Interlocked.Read(ref _delivered) >= (long)Events * watchers);
        return ProcessUse.Seconds(options.Processes) - cpu;
    }

    private async Task Watch(HttpClient client, string path, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Version = new(2, 0) };
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            response.EnsureSuccessStatusCode();
            Interlocked.Increment(ref _begun);
            await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            var buffer = new byte[16 * 1024];
            while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var read)
            {
                Interlocked.Add(ref _delivered, buffer.AsSpan(0, read).Count((byte)'\n'));
            }
        }
        catch (OperationCanceledException)
        {
            // The measurement is over.
        }
    }

    private static async Task Until(Func<bool> condition)
    {
        var start = Stopwatch.GetTimestamp();
        while (!condition())
        {
            if (Stopwatch.GetElapsedTime(start) > TimeSpan.FromMinutes(2))
            {
                throw new TimeoutException("the watchers did not get every event");
            }

            await Task.Delay(10);
        }
    }
}
