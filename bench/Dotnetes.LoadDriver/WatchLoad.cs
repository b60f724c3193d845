using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Dotnetes.LoadDriver;

/// <summary>Many watchers of one collection while it changes: what the delivery of one event to one watcher costs.</summary>
internal sealed partial class WatchLoad(Server server, Options options, string ns)
{
    // So many that the beginning does not count; a thousand watchers get each of at least a thousand events.
    private const int Deliveries = 500_000;

    private readonly string _maps = $"/api/v1/namespaces/{ns}/configmaps";
    private int _changes;
    private long _delivered;
    private int _resumed;

    /// <summary>Measures with a single writer, whose changes come one after the other, and with one for each connection.</summary>
    public async Task Run(int watchers)
    {
        for (var i = 0; i < options.Connections; i++)
        {
            await server.Send(
                i, "PATCH", $"{_maps}/watched-{i}?fieldManager=load&force=true",
                $$$"""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"watched-{{{i}}}","labels":{"load":"watched"}},"data":{}}""", "application/apply-patch+yaml");
        }

        await Run(watchers, 1, $"{watchers} watchers");
        if (options.Connections > 1)
        {
            await Run(watchers, options.Connections, $"{watchers} watchers, {options.Connections} writers");
        }
    }

    private async Task Run(int watchers, int writers, string name)
    {
        var changes = Math.Clamp(Deliveries / watchers, 1000, 5000) / writers;
        var alone = await Change(writers, changes, 0);
        using var stop = new CancellationTokenSource();
        _resumed = 0;
        _delivered = 0;

        // A connection carries a hundred streams.
        var clients = Enumerable.Range(0, (watchers + 99) / 100).Select(_ => server.Open()).ToList();
        var watches = Enumerable.Range(0, watchers).Select(i => Watch(clients[i / 100], stop.Token)).ToList();

        // What each watcher is told at first are the objects as they are.
        await Until(() => Interlocked.Read(ref _delivered) >= (long)watchers * options.Connections);
        await Task.Delay(1000);
        Interlocked.Exchange(ref _delivered, 0);
        var start = Stopwatch.GetTimestamp();
        var together = await Change(writers, changes, watchers);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Figures.Print(name, _delivered / seconds, "events/s");
        if (_resumed > 0)
        {
            Figures.Print($"{name}, watches that the server ended", _resumed, "");
        }

        if (options.Processes.Length > 0)
        {
            Figures.Print($"{name}, server CPU per delivered event", together * 1e6 / _delivered, "us");

            // What the changes cost when nobody watches is not the watchers' part.
            Figures.Print($"{name}, server CPU per delivered event without the change itself", (together - alone) * 1e6 / _delivered, "us");
        }

        await stop.CancelAsync();
        await Task.WhenAll(watches);
        clients.ForEach(c => c.Dispose());
    }

    // Each writer changes its own object; waits until every watcher was told, and gives the processor time that it took the server, in seconds.
    private async Task<double> Change(int writers, int changes, int watchers)
    {
        var cpu = ProcessUse.Seconds(options.Processes);
        await Task.WhenAll(Enumerable.Range(0, writers).Select(async writer =>
        {
            for (var i = 0; i < changes; i++)
            {
                // A single writer takes the connections in turn, as it did when the first figures were taken.
                await server.Send(
                    writers == 1 ? i : writer, "PATCH", $"{_maps}/watched-{writer}", $$$"""{"data":{"n":"{{{Interlocked.Increment(ref _changes)}}}"}}""", "application/merge-patch+json");
            }
        }));
        await Until(() => Interlocked.Read(ref _delivered) >= (long)changes * writers * watchers);
        return ProcessUse.Seconds(options.Processes) - cpu;
    }

    // A server may cut off a watcher that is behind; it then goes on after the last event that it got, as every client does.
    private async Task Watch(HttpClient client, CancellationToken cancellationToken)
    {
        try
        {
            for (var version = ""; ; Interlocked.Increment(ref _resumed))
            {
                version = await Follow(client, version, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The measurement is over.
        }
    }

    // Counts the events of one watch until it ends; gives the version of the last object.
    private async Task<string> Follow(HttpClient client, string version, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{_maps}?watch=1&labelSelector=load%3Dwatched&timeoutSeconds=600&resourceVersion={version}") { Version = new(2, 0) };
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.EnsureSuccessStatusCode();
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[64 * 1024];
        var length = 0;
        var whole = 0;
        while (await stream.ReadAsync(buffer.AsMemory(length), cancellationToken) is > 0 and var read)
        {
            Interlocked.Add(ref _delivered, buffer.AsSpan(length, read).Count((byte)'\n'));
            length += read;
            if (buffer.AsSpan(0, length).LastIndexOf((byte)'\n') is >= 0 and var end)
            {
                whole = end + 1;
            }

            // What is kept is read only once the watch has ended, so half of the buffer is enough for the last event.
            if (length > buffer.Length / 2)
            {
                var from = buffer.AsSpan(0, Math.Max(0, whole - 1)).LastIndexOf((byte)'\n') + 1;
                buffer.AsSpan(from, length - from).CopyTo(buffer);
                (length, whole) = (length - from, whole - from);
            }
        }

        return Version().Matches(Encoding.UTF8.GetString(buffer, 0, whole)) is [.., var match] ? match.Groups[1].Value : version;
    }

    [GeneratedRegex("\"resourceVersion\":\"([0-9]+)\"")]
    private static partial Regex Version();

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
