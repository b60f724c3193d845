using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dotnetes.Differential.Engine;

/// <summary>Sends the corpus to two servers and groups what differs.</summary>
internal sealed class EngineDifferential((Uri Server, string Token) left, (Uri Server, string Token) right)
{
    private const int Together = 16;
    private readonly ConcurrentDictionary<string, string> _leftNames = new();
    private readonly ConcurrentDictionary<string, string> _rightNames = new();
    private readonly ConcurrentBag<(RawClient Left, RawClient Right)> _free = [];
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (int Count, string Example)> _groups = [];
    private int _sent;
    private int _differing;

    /// <summary>Runs <c>engine LEFT,TOKEN RIGHT,TOKEN [files…]</c>; the exit code is the number of requests that were answered differently, at most 100.</summary>
    public static async Task<int> Run(IReadOnlyList<string> arguments)
    {
        var differential = new EngineDifferential(Parse(arguments[0]), Parse(arguments[1]));
        var files = arguments.Count > 2 ? [.. arguments.Skip(2)] : Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Corpus"), "*.requests").Order(StringComparer.Ordinal).ToArray();
        foreach (var file in files)
        {
            var (sent, differing) = (differential._sent, differential._differing);
            await differential.Send(file);
            Console.WriteLine($"{differential._sent - sent,6} {differential._differing - differing,6}  {Path.GetFileName(file)}");
        }

        differential.Print(Console.Out);
        return Math.Min(differential._differing, 100);
    }

    private static (Uri, string) Parse(string description) => description.Split(',', 2) is [var server, var token] ? (new(server), token) : (new(description), "");

    private async Task Send(string file)
    {
        var together = new List<Task>();
        using var slots = new SemaphoreSlim(Together);
        foreach (var request in Corpus.Read(file))
        {
            // What others refer to, or need, is alone.
            if (request.IsSilent || request.Captures.Count > 0)
            {
                await Task.WhenAll(together);
                together.Clear();
                await Both(request);
                continue;
            }

            await slots.WaitAsync();
            together.Add(Slotted(request, slots));
        }

        await Task.WhenAll(together);
    }

    private async Task Slotted(CorpusRequest request, SemaphoreSlim slots)
    {
        try
        {
            await Both(request);
        }
        finally
        {
            slots.Release();
        }
    }

    private async Task Both(CorpusRequest request)
    {
        if (!_free.TryTake(out var clients))
        {
            clients = (new(left.Server), new(right.Server));
        }

        var l = One(clients.Left, request, left.Token, _leftNames);
        var r = One(clients.Right, request, right.Token, _rightNames);
        Add(request, await l, await r);
        _free.Add(clients);
    }

    private static async Task<RawAnswer> One(RawClient client, CorpusRequest request, string token, ConcurrentDictionary<string, string> names)
    {
        var headers = new Dictionary<string, string>(request.Headers, StringComparer.OrdinalIgnoreCase);
        headers.TryAdd("Authorization", "Bearer " + token);
        var path = names.Aggregate(request.Path, static (p, n) => p.Replace($"${n.Key}$", n.Value, StringComparison.Ordinal));
        var answer = await client.Send(request.Method, path, headers, request.Body);
        foreach (var (name, member) in request.Captures)
        {
            names[name] = Member(answer.Body, member);
        }

        return answer;
    }

    private static string Member(byte[] body, string path)
    {
        try
        {
            return path.Split('.').Aggregate(JsonNode.Parse(body), static (node, step) => node?[step])?.ToString() ?? "";
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return "";
        }
    }

    private void Add(CorpusRequest request, RawAnswer l, RawAnswer r)
    {
        var differences = request.IsSilent ? [] : AnswerComparer.Compare(l, r);
        lock (_gate)
        {
            _sent++;
            _differing += differences.Count > 0 ? 1 : 0;
            foreach (var difference in differences)
            {
                var group = _groups.GetValueOrDefault(difference, (0, request.Text));
                _groups[difference] = (group.Item1 + 1, group.Item2);
            }
        }
    }

    private void Print(TextWriter writer)
    {
        writer.WriteLine($"{_sent,6} {_differing,6}  in all, {_groups.Count} groups");
        foreach (var (difference, (count, example)) in _groups.OrderByDescending(static g => g.Value.Count).ThenBy(static g => g.Key, StringComparer.Ordinal))
        {
            writer.WriteLine($"\n{count} × {difference}\n    at {(example.Length > 300 ? example[..300] + "…" : example)}");
        }
    }
}
