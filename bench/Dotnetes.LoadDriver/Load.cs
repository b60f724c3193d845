using System.Collections.Concurrent;
using System.Diagnostics;

namespace Dotnetes.LoadDriver;

/// <summary>The loads, one after the other, in a namespace of their own.</summary>
internal sealed class Load(Server server, Options options)
{
    private const string Namespace = "load";
    private const string Pods = $"/api/v1/namespaces/{Namespace}/pods";
    private const string Protobuf = "application/vnd.kubernetes.protobuf";
    private const string Table = "application/json;as=Table;g=meta.k8s.io;v=v1";

    private int _created;

    public async Task Run()
    {
        Memory("resident before the load");
        await Prepare();
        if (options.Wants("create"))
        {
            await Measure("create pod", options.Connections, w => server.Send(w, "POST", Pods, Pod(Interlocked.Increment(ref _created))));
        }

        await Fill();
        if (options.Wants("get"))
        {
            await Measure("get pod", options.Connections, w => server.Send(w, "GET", $"{Pods}/{Name()}"));
        }

        if (options.Wants("list"))
        {
            await Measure($"list {options.Pods} pods, JSON", 1, w => server.Send(w, "GET", Pods));
            await Measure($"list {options.Pods} pods, protobuf", 1, w => server.Send(w, "GET", Pods, accept: Protobuf));
            await Measure($"list {options.Pods} pods, table", 1, w => server.Send(w, "GET", Pods, accept: Table));
        }

        await Writes();
        if (options.Wants("watch"))
        {
            foreach (var watchers in options.Watchers)
            {
                await new WatchLoad(server, options, Namespace).Run(watchers);
            }
        }

        Memory("resident after the load");
        await DeleteCollection();
    }

    private async Task Writes()
    {
        var n = 0;
        if (options.Wants("patch"))
        {
            await Measure("merge patch", options.Connections, w => server.Send(w, "PATCH", $"{Pods}/{Name()}", $$$$"""{"metadata":{"labels":{"n":"{{{{Interlocked.Increment(ref n)}}}}"}}}""", "application/merge-patch+json"));
        }

        if (options.Wants("apply"))
        {
            await Measure("server-side apply", options.Connections, w =>
            {
                var name = $"c{Random.Shared.Next(1000)}";
                return server.Send(
                    w, "PATCH", $"/api/v1/namespaces/{Namespace}/configmaps/{name}?fieldManager=load&force=true",
                    $$$$"""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"{{{{name}}}}"},"data":{"n":"{{{{Interlocked.Increment(ref n)}}}}","key":"value"}}""", "application/apply-patch+yaml");
            });
        }

        if (options.Wants("update"))
        {
            await Measure("update", options.Connections, w =>
            {
                var name = $"u{Random.Shared.Next(1000)}";
                return server.Send(w, "PUT", $"/api/v1/namespaces/{Namespace}/configmaps/{name}", $$$$"""{"metadata":{"name":"{{{{name}}}}"},"data":{"n":"{{{{Interlocked.Increment(ref n)}}}}"}}""");
            });
        }

        if (options.Wants("mixed"))
        {
            await Measure("mixed (8 gets, 1 patch, 1 small list)", options.Connections, w => Random.Shared.Next(10) switch
            {
                0 => server.Send(w, "PATCH", $"{Pods}/{Name()}", $$$$"""{"metadata":{"labels":{"n":"{{{{Interlocked.Increment(ref n)}}}}"}}}""", "application/merge-patch+json"),
                1 => server.Send(w, "GET", $"{Pods}?limit=50"),
                _ => server.Send(w, "GET", $"{Pods}/{Name()}"),
            });
        }
    }

    private async Task Prepare()
    {
        foreach (var (path, body) in ((string, string)[])[("/api/v1/namespaces", $$$$"""{"metadata":{"name":"{{{{Namespace}}}}"}}"""), ($"/api/v1/namespaces/{Namespace}/serviceaccounts", """{"metadata":{"name":"default"}}""")])
        {
            try
            {
                await server.Send(0, "POST", path, body);
            }
            catch (HttpRequestException e) when (e.Message.Contains("AlreadyExists", StringComparison.Ordinal))
            {
                // Of an earlier run, or made by a controller.
            }
        }

        await server.Send(0, "DELETE", $"{Pods}?gracePeriodSeconds=0");
        await Parallel.ForAsync(0, 1000, async (i, _) =>
        {
            try
            {
                await server.Send(i, "POST", $"/api/v1/namespaces/{Namespace}/configmaps", $$$$"""{"metadata":{"name":"u{{{{i}}}}"}}""");
            }
            catch (HttpRequestException e) when (e.Message.Contains("AlreadyExists", StringComparison.Ordinal))
            {
                // Of an earlier run.
            }
        });
    }

    private async Task Fill()
    {
        var missing = options.Pods - _created;
        var from = _created;
        _created = Math.Max(_created, options.Pods);
        await Parallel.ForAsync(0, Math.Max(0, missing), new ParallelOptions { MaxDegreeOfParallelism = options.Connections }, async (i, _) => await server.Send(i, "POST", Pods, Pod(from + i + 1)));
        for (var i = _created; i > options.Pods; i--)
        {
            await server.Send(i, "DELETE", $"{Pods}/p{i}?gracePeriodSeconds=0");
        }

        _created = options.Pods;
    }

    private async Task DeleteCollection()
    {
        if (!options.Wants("deletecollection"))
        {
            return;
        }

        var cpu = ProcessUse.Seconds(options.Processes);
        var start = Stopwatch.GetTimestamp();
        await server.Send(0, "DELETE", $"{Pods}?gracePeriodSeconds=0");
        Figures.Print($"deletecollection of {options.Pods} pods", Stopwatch.GetElapsedTime(start).TotalSeconds, "s");
        if (options.Processes.Length > 0)
        {
            Figures.Print($"deletecollection of {options.Pods} pods, server CPU", ProcessUse.Seconds(options.Processes) - cpu, "s");
        }
    }

    private async Task Measure(string name, int workers, Func<int, Task<long>> operation)
    {
        // Caches, pools and just-in-time code are not what is measured.
        await Drive(workers, operation, TimeSpan.FromSeconds(Math.Min(2, options.Seconds / 2)));
        var cpu = ProcessUse.Seconds(options.Processes);
        var start = Stopwatch.GetTimestamp();
        var times = await Drive(workers, operation, TimeSpan.FromSeconds(options.Seconds));
        var elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds;
        times.Sort();
        Figures.Print(name, times.Count / elapsed, "/s");
        Figures.Print($"{name}, p50", times[times.Count / 2], "ms");
        Figures.Print($"{name}, p99", times[times.Count * 99 / 100], "ms");
        if (options.Processes.Length > 0)
        {
            Figures.Print($"{name}, server CPU", (ProcessUse.Seconds(options.Processes) - cpu) * 1000 / times.Count, "ms");
        }
    }

    private static async Task<List<double>> Drive(int workers, Func<int, Task<long>> operation, TimeSpan duration)
    {
        var all = new ConcurrentBag<List<double>>();
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, workers).Select(async worker =>
        {
            var times = new List<double>();
            do
            {
                var begun = Stopwatch.GetTimestamp();
                await operation(worker);
                times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }
            while (Stopwatch.GetElapsedTime(start) < duration);
            all.Add(times);
        }));
        return [.. all.SelectMany(t => t)];
    }

    private void Memory(string name)
    {
        if (options.Processes.Length > 0)
        {
            Figures.Print(name, ProcessUse.Resident(options.Processes), "MiB");
        }
    }

    private string Name() => $"p{1 + Random.Shared.Next(options.Pods)}";

    // About what a small real pod is: 1.3 KB as JSON, 3 KB once it has its defaults and managed fields.
    private static string Pod(int number) => $$$$"""
        {"apiVersion":"v1","kind":"Pod","metadata":{"name":"p{{{{number}}}}","labels":{"app":"load","tier":"t{{{{number % 10}}}}"},"annotations":{"example.test/note":"made by the load driver"}},
        "spec":{"automountServiceAccountToken":false,"schedulerName":"none","containers":[{"name":"main","image":"registry.test/app:1.2.3","args":["serve","--port=8080"],"ports":[{"name":"http","containerPort":8080}],
        "env":[{"name":"MODE","value":"production"},{"name":"POD","valueFrom":{"fieldRef":{"fieldPath":"metadata.name"}}}],"resources":{"requests":{"cpu":"100m","memory":"64Mi"},"limits":{"memory":"128Mi"}},
        "readinessProbe":{"httpGet":{"path":"/ready","port":"http"}},"volumeMounts":[{"name":"data","mountPath":"/data"}]}],"volumes":[{"name":"data","emptyDir":{}}]}}
        """;
}
