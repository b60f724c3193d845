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

        if (options.Wants("reviews"))
        {
            foreach (var review in Subresource.Reviews())
            {
                await Try(review, "review", "");
            }
        }

        foreach (var seed in await Seeds())
        {
            await Try(seed);
        }
    }

    private async Task Try(Seed seed)
    {
        var sample = Samples.Of(seed.ApiVersion, seed.Kind);
        var mutations = Chosen(Mutations.Of(seed.Value, sample));
        var subject = $"{seed.ApiVersion} {seed.Kind}";
        if (options.Wants("create"))
        {
            await Compare($"{subject} create", $"{seed.Name}: as it is", Create(seed, seed.Value, "?dryRun=All"));
            await Many($"{subject} create", seed, mutations, v => Create(seed, v, "?dryRun=All"));
        }

        if (!((string[])["get", "update", "status", "patch", "delete", "subresources"]).Any(options.Wants))
        {
            return;
        }

        await Remove(seed);
        await Compare($"{subject} create", $"{seed.Name}: for good", Create(seed, seed.Value, ""));
        await Settle(seed);
        await Read(seed, subject);
        if (options.Wants("update"))
        {
            await Many($"{subject} update", seed, mutations, v => new("PUT", seed.Path + "?dryRun=All", Text(Versioned(v))));
        }

        if (options.Wants("patch"))
        {
            await Patch(seed, subject, mutations);
        }

        if (options.Wants("status") && seed.HasStatus)
        {
            await Status(seed, subject, sample);
        }

        if (options.Wants("subresources"))
        {
            foreach (var subresource in Subresource.Of(seed))
            {
                await Try(subresource, subject, seed.Name);
            }
        }

        if (options.Wants("delete"))
        {
            await Delete(seed, subject);
        }

        await Remove(seed);
    }

    // Nobody is there who would take the finalizers away.
    private async Task Remove(Seed seed)
    {
        await Both(new("DELETE", seed.Path, """{"gracePeriodSeconds":0,"propagationPolicy":"Background"}"""));
        await Both(new("PATCH", seed.Path, """{"metadata":{"finalizers":null}}""", "application/merge-patch+json"));
        if (seed.Kind == "Namespace")
        {
            await Both(new("PUT", $"{seed.Path}/finalize", Text(seed.Value)));
        }
    }

    // Controllers inside the servers write the status of these soon after they are made.
    private async Task Settle(Seed seed)
    {
        if (seed.Kind is "CustomResourceDefinition" or "APIService")
        {
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
            await Task.WhenAll(left.Refresh(seed.Path), right.Refresh(seed.Path));
        }
    }

    private async Task Read(Seed seed, string subject)
    {
        if (options.Wants("get"))
        {
            await Compare($"{subject} get", seed.Name, new("GET", seed.Path));
            await Compare($"{subject} table", seed.Name, new("GET", seed.Path, Accept: "application/json;as=Table;g=meta.k8s.io;v=v1"));
            await Compare($"{subject} metadata", seed.Name, new("GET", seed.Path, Accept: "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1"));
        }
    }

    private async Task Patch(Seed seed, string subject, List<(string What, JsonObject Value)> mutations)
    {
        await Many($"{subject} merge patch", seed, mutations, v => new("PATCH", seed.Path + "?dryRun=All", Text(v), "application/merge-patch+json"));
        await Many($"{subject} strategic patch", seed, mutations, v => new("PATCH", seed.Path + "?dryRun=All", Text(v), "application/strategic-merge-patch+json"));
        await Many($"{subject} JSON patch", seed, mutations, v => new("PATCH", seed.Path + "?dryRun=All", Text(Replacing(v)), "application/json-patch+json"));
        await Many($"{subject} apply", seed, mutations, v => new("PATCH", seed.Path + "?dryRun=All&fieldManager=x&force=true", Text(v), "application/apply-patch+yaml"));
        await Many($"{subject} apply without force", seed, mutations, v => new("PATCH", seed.Path + "?dryRun=All&fieldManager=y", Text(v), "application/apply-patch+yaml"));
    }

    private async Task Status(Seed seed, string subject, JsonObject? sample)
    {
        foreach (var (name, status) in ((string, JsonNode?)[])[("empty", new JsonObject()), ("full", sample?["status"]?.DeepClone())])
        {
            var whole = (JsonObject)seed.Value.DeepClone();
            whole["status"] = status;
            var mutations = Chosen(Mutations.Of(whole, sample).Where(m => m.What.StartsWith("status", StringComparison.Ordinal)));
            await Many($"{subject} status", seed, mutations, v => new("PUT", seed.Path + "/status?dryRun=All", Text(Versioned(v))), name);
            await Many($"{subject} status patch", seed, mutations, v => new("PATCH", seed.Path + "/status?dryRun=All", Text(new JsonObject { ["status"] = v["status"]?.DeepClone() }), "application/merge-patch+json"), name);
        }
    }

    private async Task Try(Subresource subresource, string subject, string name)
    {
        var sample = Samples.Of((string)subresource.Document["apiVersion"]!, (string)subresource.Document["kind"]!);
        await Compare($"{subject} {subresource.Name}", $"{name}: as it is", new(subresource.Method, subresource.Path, Text(subresource.Document)));
        await Many($"{subject} {subresource.Name}", name, Chosen(Mutations.Of(subresource.Document, sample)), v => new(subresource.Method, subresource.Path, Text(v)));
    }

    private async Task Delete(Seed seed, string subject)
    {
        var options = JsonNode.Parse("""{"apiVersion":"v1","kind":"DeleteOptions","gracePeriodSeconds":3,"propagationPolicy":"Background","preconditions":{},"dryRun":["All"]}""")!.AsObject();
        await Compare($"{subject} delete", seed.Name, new("DELETE", seed.Path + "?dryRun=All"));
        var mutations = Mutations.Of(options, Samples.Of("v1", "DeleteOptions")).Where(m => !m.What.StartsWith("dryRun", StringComparison.Ordinal)).ToList();
        await Many($"{subject} delete", seed, mutations, v => new("DELETE", seed.Path + "?dryRun=All", Text(v)));
        await Many($"{subject} deletecollection", seed, mutations, v => new("DELETE", seed.Collection + "?dryRun=All&labelSelector=none%3Dnone", Text(v)));
    }

    private List<(string What, JsonObject Value)> Chosen(IEnumerable<(string What, JsonObject Value)> mutations)
    {
        var all = mutations.ToList();
        return options.Limit > 0 && all.Count > options.Limit ? [.. all.Where((_, i) => i % (1 + (all.Count / options.Limit)) == 0)] : all;
    }

    private static JsonObject Versioned(JsonObject value)
    {
        if (value["metadata"] is JsonObject metadata && !metadata.ContainsKey("resourceVersion"))
        {
            metadata["resourceVersion"] = Target.Version;
        }

        return value;
    }

    private static JsonArray Replacing(JsonObject value) =>
        [.. value.Where(p => p.Key is not ("kind" or "apiVersion" or "metadata")).Select(p => new JsonObject { ["op"] = "add", ["path"] = "/" + p.Key, ["value"] = p.Value?.DeepClone() })];

    private static Request Create(Seed seed, JsonObject value, string query) => new("POST", seed.Collection + query, Text(value));

    private static string Text(JsonNode value) => value.ToJsonString();

    private Task Many(string subject, Seed seed, List<(string What, JsonObject Value)> mutations, Func<JsonObject, Request> request, string of = "") =>
        Many(subject, of.Length > 0 ? $"{seed.Name} ({of})" : seed.Name, mutations, request);

    private Task Many(string subject, string name, List<(string What, JsonObject Value)> mutations, Func<JsonObject, Request> request) =>
        Parallel.ForEachAsync(mutations, new ParallelOptions { MaxDegreeOfParallelism = Together }, async (m, _) => await Compare(subject, $"{name}: {m.What}", request(m.Value)));

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
        foreach (var line in options.SeedFiles.SelectMany(File.ReadLines).Where(l => l.Length > 0))
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
