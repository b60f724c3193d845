using System.Text.Json.Nodes;

namespace Dotnetes.Differential;

/// <summary>Sends everything to both servers.</summary>
internal sealed class Differential(Target left, Target right, Options options, Report report)
{
    /// <summary>The namespace of everything that is made.</summary>
    public const string Namespace = "differential";

    private const int Together = 8;

    public async Task Run()
    {
        await Both(new("POST", "/api/v1/namespaces", $$$"""{"metadata":{"name":"{{{Namespace}}}"}}"""));
        await Both(new("POST", $"/api/v1/namespaces/{Namespace}/serviceaccounts", """{"metadata":{"name":"default"},"automountServiceAccountToken":false}"""));
        await Both(new("POST", $"/api/v1/namespaces/{Namespace}/configmaps", $$$"""{"metadata":{"name":"{{{Namespace}}}"}}"""));
        if (options.Wants("requests"))
        {
            foreach (var request in Requests.All())
            {
                await Compare("requests", $"{request.Method} {request.Path}", request);
            }
        }

        foreach (var seed in await Seeds())
        {
            await Try(seed);
        }
    }

    private async Task Try(Seed seed)
    {
        var file = Path.Combine(options.Golden, seed.GoldenFile);
        var golden = options.Golden.Length > 0 && File.Exists(file) ? JsonNode.Parse(await File.ReadAllTextAsync(file)) as JsonObject : null;
        var mutations = Mutations.Of(seed.Value, golden).ToList();
        var chosen = options.Limit > 0 && mutations.Count > options.Limit ? [.. mutations.Where((_, i) => i % (1 + (mutations.Count / options.Limit)) == 0)] : mutations;
        var subject = $"{seed.ApiVersion} {seed.Kind}";
        if (options.Wants("create"))
        {
            await Compare($"{subject} create", $"{seed.Name}: as it is", Create(seed, seed.Value, "?dryRun=All"));
            await Many($"{subject} create", seed, chosen, v => Create(seed, v, "?dryRun=All"));
        }

        var update = options.Wants("update");
        var status = options.Wants("status") && seed.HasStatus;
        if (!update && !status)
        {
            return;
        }

        await Both(new("DELETE", seed.Path, """{"gracePeriodSeconds":0}"""));
        await Compare($"{subject} create", $"{seed.Name}: for good", Create(seed, seed.Value, ""));
        if (update)
        {
            await Compare($"{subject} get", seed.Name, new("GET", seed.Path));
            await Compare($"{subject} table", seed.Name, new("GET", seed.Path, Accept: "application/json;as=Table;g=meta.k8s.io;v=v1"));
            await Compare($"{subject} metadata", seed.Name, new("GET", seed.Path, Accept: "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1"));
            await Many($"{subject} update", seed, chosen, v => new("PUT", seed.Path + "?dryRun=All", Text(v)));
            await Compare($"{subject} patch", "merge", new("PATCH", seed.Path + "?dryRun=All", """{"metadata":{"labels":{"a":"b"}}}""", "application/merge-patch+json"));
            await Compare($"{subject} apply", "as it is", new("PATCH", seed.Path + "?dryRun=All&fieldManager=x&force=true", Text(seed.Value), "application/apply-patch+yaml"));
        }

        if (status)
        {
            var whole = (JsonObject)seed.Value.DeepClone();
            whole["status"] = golden?["status"]?.DeepClone() ?? new JsonObject();
            await Many($"{subject} status", seed, [.. Mutations.Of(whole, golden).Where(m => m.What.StartsWith("status", StringComparison.Ordinal))], v => new("PUT", seed.Path + "/status?dryRun=All", Text(v)));
        }

        await Compare($"{subject} delete", seed.Name, new("DELETE", seed.Path + "?dryRun=All"));
        await Both(new("DELETE", seed.Path, """{"gracePeriodSeconds":0}"""));
    }

    private static Request Create(Seed seed, JsonObject value, string query) => new("POST", seed.Collection + query, Text(value));

    private static string Text(JsonNode value) => value.ToJsonString();

    private Task Many(string subject, Seed seed, List<(string What, JsonObject Value)> mutations, Func<JsonObject, Request> request) =>
        Parallel.ForEachAsync(mutations, new ParallelOptions { MaxDegreeOfParallelism = Together }, async (m, _) => await Compare(subject, $"{seed.Name}: {m.What}", request(m.Value)));

    private async Task Compare(string subject, string what, Request request)
    {
        var (l, r) = await Both(request);
        report.Add(subject, what, request, l, r);
    }

    private async Task<(Answer Left, Answer Right)> Both(Request request)
    {
        var l = left.Send(request);
        var r = right.Send(request);
        return (await l, await r);
    }

    private async Task<List<Seed>> Seeds()
    {
        var resources = new Dictionary<(string, string), List<JsonObject>>();
        var seeds = new List<Seed>();
        foreach (var line in options.Seeds.SelectMany(File.ReadLines).Where(l => l.Length > 0))
        {
            var value = JsonNode.Parse(line)!.AsObject();
            var (apiVersion, kind) = ((string)value["apiVersion"]!, (string)value["kind"]!);
            if (options.Kinds.Count > 0 && !options.Kinds.Contains(kind))
            {
                continue;
            }

            if (!resources.TryGetValue((apiVersion, ""), out var list))
            {
                var answer = await left.Send(new("GET", apiVersion.Contains('/') ? $"/apis/{apiVersion}" : $"/api/{apiVersion}"));
                resources[(apiVersion, "")] = list = [.. (answer.Document?["resources"] as JsonArray ?? []).OfType<JsonObject>()];
            }

            if (list.Find(r => (string?)r["kind"] == kind && !((string)r["name"]!).Contains('/')) is not { } resource)
            {
                Console.Error.WriteLine($"{apiVersion} {kind} is not served");
                continue;
            }

            var plural = (string)resource["name"]!;
            var namespaced = (bool)resource["namespaced"]!;
            if (namespaced)
            {
                value["metadata"]!["namespace"] = Namespace;
            }

            seeds.Add(new(apiVersion, kind, plural, namespaced, list.Exists(r => (string?)r["name"] == $"{plural}/status"), value));
        }

        return seeds;
    }
}
